using HrActors.Contracts.Keys;
using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Keys;

/// <summary>Texts of the page of encryption keys.</summary>
internal static class KeyTexts
{
    public static readonly LocalText Title = LocalText.Of("加密密钥", "Encryption keys");
    public static readonly LocalText Explained = LocalText.Of(
        "个人信息与文件以 AES-256-GCM 加密保存。更换密钥不停机：新密钥先分发到各节点，再逐条重新加密。",
        "Personal data and documents are kept under AES-256-GCM. A key is changed while the product runs: every silo learns it, then everything is encrypted again.");
    public static readonly LocalText NoAccess = LocalText.Of("仅系统管理员可以管理密钥。", "Only the administrator manages keys.");
    public static readonly LocalText Rotation = LocalText.Of("密钥更换", "Change of key");
    public static readonly LocalText NeverRotated = LocalText.Of("尚未更换过密钥。", "The key was never changed.");
    public static readonly LocalText StartedBy = LocalText.Of("{0} 于 {1} 发起", "started by {0} at {1}");
    public static readonly LocalText Progress = LocalText.Of("已核对 {0:N0}/{1:N0} 条，重新加密 {2:N0} 条", "{0:N0} of {1:N0} rows seen, {2:N0} encrypted again");
    public static readonly LocalText Rotate = LocalText.Of("更换密钥", "Change the key");
    public static readonly LocalText Rewrite = LocalText.Of("按当前密钥重新加密", "Encrypt again under the current key");
    public static readonly LocalText Keys = LocalText.Of("密钥", "Keys");
    public static readonly LocalText Key = LocalText.Of("编号", "Key");
    public static readonly LocalText Rows = LocalText.Of("文件、报送与应答（条）", "Documents, exchange rows, answers");
    public static readonly LocalText Retire = LocalText.Of("停用", "Retire");
    public static readonly LocalText RetireHint = LocalText.Of(
        "停用后，该密钥从密钥文件中删除；用它加密的旧备份将无法读取，请先另行保管密钥文件的副本。",
        "A retired key is taken out of the key file; backups made under it need a copy of the old file, so keep one apart.");
    public static readonly LocalText Silos = LocalText.Of("节点", "Silos");
    public static readonly LocalText Silo = LocalText.Of("节点", "Silo");
    public static readonly LocalText KeysRead = LocalText.Of("已读取的密钥", "Keys read");
    public static readonly LocalText Current = LocalText.Of("当前密钥", "Current key");
    public static readonly LocalText SeenAt = LocalText.Of("最近报告", "Told at");
    public static readonly LocalText Unreadable = LocalText.Of(
        "有 {0} 条数据无法用任何密钥解开：密钥丢失或数据被改动。", "{0} rows cannot be opened by any key: one is lost, or they were altered.");

    public static LocalText PhaseName(KeyRotationPhase phase) => phase switch
    {
        KeyRotationPhase.Distributing => LocalText.Of("正在分发到各节点", "Every silo is learning the key"),
        KeyRotationPhase.Rewriting => LocalText.Of("正在重新加密", "Encrypting again"),
        KeyRotationPhase.Finished => LocalText.Of("已完成", "Finished"),
        _ => NeverRotated,
    };

    public static LocalText StateName(KeyView key) => key.IsCurrent ? LocalText.Of("当前", "Current")
        : key.MayRetire ? LocalText.Of("可停用", "May be retired")
        : LocalText.Of("仍可能在用", "May be in use");
}
