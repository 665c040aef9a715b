using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Hotc.Foundation.Files;

/// <summary>The system calls that the framework does not offer. Numbers and layouts are those of the Linux kernel.</summary>
[SupportedOSPlatform("linux")]
internal static partial class LinuxCalls
{
    private const int WorkingDirectory = -100;
    private const uint ExchangeFlag = 2;
    private const int EmptyPathFlag = 0x1000;
    private const uint TypeAndInode = 0x1 | 0x100;

    // O_WRONLY, O_CREAT, O_EXCL, O_CLOEXEC.
    private const int ToWriteNew = 0x1 | 0x40 | 0x80 | 0x80000;

    /// <summary>Exchanges two paths in one step. False when the system or the file system cannot.</summary>
    public static bool TryExchange(string left, string right) => RenameAt2(WorkingDirectory, left, WorkingDirectory, right, ExchangeFlag) == 0;

    /// <summary>Makes a second name of anything but a folder; a link itself gets it, not what it points to. False when that did not work.</summary>
    public static bool TryHardLink(string from, string to) => LinkAt(WorkingDirectory, from, WorkingDirectory, to, 0) == 0;

    /// <summary>Makes a new file and opens it to write, without the lock that the framework would take.</summary>
    /// <exception cref="IOException">It exists, or the system refuses.</exception>
    public static SafeFileHandle Create(string path, UnixFileMode mode)
    {
        var file = OpenAt(WorkingDirectory, path, ToWriteNew, (uint)mode);
        return file.IsInvalid ? throw new IOException($"{Marshal.GetLastPInvokeErrorMessage()}: '{path}'", Marshal.GetLastPInvokeError()) : file;
    }

    /// <summary>What a path is, behind all links; null when there is nothing.</summary>
    public static FileIdentity? Identify(string path) => StatX(WorkingDirectory, path, 0, TypeAndInode, out var found) == 0 ? Identity(found) : null;

    /// <summary>What an open file is.</summary>
    public static FileIdentity? Identify(SafeFileHandle handle) => StatX(handle, "", EmptyPathFlag, TypeAndInode, out var found) == 0 ? Identity(found) : null;

    private static FileIdentity Identity(in StatXBuffer found) =>
        new(found.Mode & 0xF000, ((ulong)found.DeviceMajor << 32) | found.DeviceMinor, found.Inode);

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "linkat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkAt(int fromFolder, string from, int toFolder, string to, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle OpenAt(int folder, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out StatXBuffer buffer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle handle, string path, int flags, uint mask, out StatXBuffer buffer);

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
}
