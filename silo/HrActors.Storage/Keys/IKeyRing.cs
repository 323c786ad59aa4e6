namespace HrActors.Storage.Keys;

/// <summary>The keys of this deployment. They are never logged.</summary>
public interface IKeyRing
{
    /// <summary>
    /// 32 bytes that stay the same for this ring and this <paramref name="name"/>, such as <c>session</c> for the signature of session
    /// tokens. They do not change when a new encryption key is added.
    /// </summary>
    byte[] GetSecret(string name);
}
