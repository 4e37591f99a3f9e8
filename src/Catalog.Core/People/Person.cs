using Catalog.Core.Shared;

namespace Catalog.Core.People;

public readonly record struct PersonId(Guid Value) : ICatalogId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
}

/// <summary>Somebody who signed in, or was announced by an administrator. Identity is (issuer, subject), never an e-mail address.</summary>
public sealed class Person : IVersioned
{
    private Person() { }

    public Person(PersonId id, string issuer, string subject, string name, DateTimeOffset now)
    {
        Id = id;
        Issuer = issuer;
        Subject = subject;
        Name = name;
        CreatedAt = now;
        IdentityHash = KeyHash.Exact(issuer, subject);
    }

    public PersonId Id { get; private set; }
    public string Issuer { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public byte[] IdentityHash { get; private set; } = [];
    public string Name { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Title { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LastSeenAt { get; private set; }
    public long Version { get; private set; }

    public void Describe(string name, string? email, string? title)
    {
        Name = name;
        Email = email ?? Email;
        Title = title ?? Title;
    }

    public void Seen(DateTimeOffset now) => LastSeenAt = now;
}
