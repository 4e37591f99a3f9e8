namespace Catalog.UI.People;

/// <summary>How people sign in here.</summary>
public enum SignInWay { None, Personas, Provider }

/// <summary>Somebody to be in the demo.</summary>
public sealed record Persona(string Subject, string Name, string Title, string Sentence);

/// <summary>What the sign-in page offers.</summary>
public interface ISignInOffer
{
    SignInWay Way { get; }

    IReadOnlyList<Persona> Personas { get; }

    /// <summary>What an analyst would see, to be drawn beside the personas; <c>null</c> outside the demo and in an empty mesh.</summary>
    Task<MeshPicture?> PictureAsync(CancellationToken ct);
}
