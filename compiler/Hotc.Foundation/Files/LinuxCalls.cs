using System.Runtime.InteropServices;

namespace Hotc.Foundation.Files;

/// <summary>
/// The system calls that the framework does not offer. All return 0 or a descriptor on success and -1 on failure, with the
/// reason in <see cref="Marshal.GetLastPInvokeError"/>. Only for Linux: numbers and layouts are those of its kernel.
/// </summary>
internal static partial class LinuxCalls
{
    public const int NoEntry = 2;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int WouldBlock = 11;
    public const int Invalid = 22;
    public const int NotImplemented = 38;

    private const int WorkingDirectory = -100;
    private const int ExchangeFlag = 2;
    private const int NoReplaceFlag = 1;
    private const int TypeAndIdentity = 0x1 | 0x100;

    /// <summary>Exchanges two paths in one step.</summary>
    public static int Exchange(string left, string right) => RenameAt2(WorkingDirectory, left, WorkingDirectory, right, ExchangeFlag);

    /// <summary>Renames, unless the new name exists.</summary>
    public static int RenameNew(string from, string to) => RenameAt2(WorkingDirectory, from, WorkingDirectory, to, NoReplaceFlag);

    /// <summary>Makes a second name of anything but a folder; a link itself gets it, not what it points to.</summary>
    public static int HardLink(string from, string to) => LinkAt(WorkingDirectory, from, WorkingDirectory, to, 0);

    /// <summary>The type (<c>S_IFMT</c> bits), device and inode of a path; null when there is none.</summary>
    public static FileIdentity? Identify(string path)
    {
        return StatX(WorkingDirectory, path, 0, TypeAndIdentity, out var stat) == 0
            ? new FileIdentity(stat.Mode & 0xF000, ((ulong)stat.DeviceMajor << 32) | stat.DeviceMinor, stat.Inode)
            : null;
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkAt(int fromFolder, string from, int toFolder, string to, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXBuffer buffer);

    // struct statx of linux/stat.h: the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatXBuffer
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}

/// <summary>What a path is.</summary>
/// <param name="Type">The <c>S_IFMT</c> bits of the mode.</param>
/// <param name="Device">The device that holds it.</param>
/// <param name="Inode">Its number on the device.</param>
internal readonly record struct FileIdentity(int Type, ulong Device, ulong Inode)
{
    public bool IsRegular => Type == 0x8000;

    public bool IsFolder => Type == 0x4000;
}
