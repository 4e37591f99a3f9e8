using System.Buffers.Binary;
using System.IO.Compression;

namespace Catalog.Core.Imports;

/// <summary>Unpacks gzip and notices when its end is missing, which <see cref="GZipStream"/> takes for the end of the file.</summary>
public sealed class WholeGzipStream : Stream
{
    private readonly Tail tail;
    private readonly GZipStream unpacked;
    private long length;

    public WholeGzipStream(Stream packed) => unpacked = new GZipStream(tail = new Tail(packed), CompressionMode.Decompress);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Checked(unpacked.Read(buffer), buffer.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Checked(await unpacked.ReadAsync(buffer, cancellationToken), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    // A packed file ends with the length of what it holds (of its last part, where there are several).
    private int Checked(int read, int wanted)
    {
        length += read;
        if (read == 0 && wanted > 0 && (tail.Count < 18 || BinaryPrimitives.ReadUInt32LittleEndian(tail.Last) > length))
            throw new InvalidDataException("The packed file is cut off: its end is missing. Copy or pack it again.");
        return read;
    }

    /// <summary>Remembers the last four bytes that went through.</summary>
    private sealed class Tail(Stream inner) : Stream
    {
        private readonly byte[] last = new byte[4];

        public ReadOnlySpan<byte> Last => last;
        public long Count { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Remember(buffer[..read]);
            return read;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            Remember(buffer.Span[..read]);
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private void Remember(ReadOnlySpan<byte> bytes)
        {
            Count += bytes.Length;
            foreach (var b in bytes.Length > 4 ? bytes[^4..] : bytes)
            {
                last.AsSpan(1).CopyTo(last);
                last[3] = b;
            }
        }
    }
}
