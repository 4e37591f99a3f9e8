using Catalog.UI.People;

namespace Catalog.Server.Auth;

internal sealed class SignInOffer(IdentitySettings settings) : ISignInOffer
{
    public SignInWay Way => settings.Mode switch
    {
        AuthMode.Demo => SignInWay.Personas,
        AuthMode.None => SignInWay.None,
        _ => SignInWay.Provider,
    };

    public IReadOnlyList<Persona> Personas => settings.Mode == AuthMode.Demo ? DemoPersonas.All : [];
}
