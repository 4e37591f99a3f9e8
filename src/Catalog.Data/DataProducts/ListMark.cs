using System.Buffers.Text;
using System.Text;

namespace Catalog.Data.DataProducts;

/// <summary>The mark in <c>?after=</c>: the sorted value and the key of the last row, so that a page starts where the one before ended whatever was added or removed.</summary>
internal readonly record struct ListMark(string Value, string Key)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Key}\n{Value}"));

    /// <summary>Reads a mark; <c>null</c> for anything else, and the list then starts at its beginning.</summary>
    public static ListMark? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n', 2);
        return parts is [var key, var value] ? new(value, key) : null;
    }
}
