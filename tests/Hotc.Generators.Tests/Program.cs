using Hotc.Generators.Tests;
using Hotc.Generators.Tests.Harness;
using Xunit.MicrosoftTestingPlatform;

// `dotnet run --project tests/Hotc.Generators.Tests -- update` writes the goldens anew; all else is the test platform's.
return args is ["update"]
    ? Goldens.Update(Console.Out)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
