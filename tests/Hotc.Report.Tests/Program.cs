using Hotc.Report.Tests;
using Xunit.MicrosoftTestingPlatform;

// `dotnet run --project tests/Hotc.Report.Tests -- update` takes the pictures anew; all else is the test platform's.
return args is ["update"]
    ? await Goldens.UpdateAsync(Console.Out)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
