using Hotc.Docs.Tests;
using Hotc.Docs.Tests.Pages;
using Xunit.MicrosoftTestingPlatform;

// `dotnet run --project tests/Hotc.Docs.Tests -- update` writes the generated pages anew; all else is the test platform's.
return args is ["update"]
    ? GeneratedPages.Update(Console.Out)
    : await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
