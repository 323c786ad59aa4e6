using HrActors.Domain.Localisation;

namespace HrActors.Dashboard.Agencies;

/// <summary>Texts of the certificates that sign.</summary>
internal static class SealTexts
{
    public static readonly LocalText Title = LocalText.Of("签名证书", "Certificates");
    public static readonly LocalText Explained = LocalText.Of(
        "申请表由经办人的个人证书在 PDF 内签名，再由法人单位的电子印章证书签名", "A form is signed in the PDF by the person, then with the seal of the legal entity");
    public static readonly LocalText NoAccess = LocalText.Of("您的角色不使用签名证书。", "Your role does not use certificates.");
    public static readonly LocalText Seals = LocalText.Of("法人单位电子印章证书", "Seals of legal entities");
    public static readonly LocalText Signers = LocalText.Of("个人签名证书", "Certificates of people");
    public static readonly LocalText Mine = LocalText.Of("我的签名证书", "My certificate");
    public static readonly LocalText NoSeals = LocalText.Of(
        "还没有导入电子印章证书：签名使用本系统的示例印章（自签名，仅供试用）", "No seal is imported: what is signed bears this installation's trial seal");
    public static readonly LocalText NoSigners = LocalText.Of(
        "还没有个人签名证书：申请表只加盖单位电子印章", "No certificate yet: forms bear the seal of the legal entity only");
    public static readonly LocalText LegalEntity = LocalText.Of("法人单位", "Legal entity");
    public static readonly LocalText Person = LocalText.Of("用户", "User");
    public static readonly LocalText Certificate = LocalText.Of("证书", "Certificate");
    public static readonly LocalText Valid = LocalText.Of("有效期", "Valid");
    public static readonly LocalText Span = LocalText.Of("{0} 至 {1}", "{0} to {1}");
    public static readonly LocalText Left = LocalText.Of("还剩 {0} 天", "{0} days left");
    public static readonly LocalText Expired = LocalText.Of("已过期", "Expired");
    public static readonly LocalText Sample = LocalText.Of("示例（自签名）", "trial (self-signed)");
    public static readonly LocalText Replaced = LocalText.Of("已被替换", "Replaced");
    public static readonly LocalText Revoked = LocalText.Of("已停用", "Revoked");
    public static readonly LocalText RevokedBy = LocalText.Of("{0} 于 {1} 停用：{2}", "by {0}, {1}: {2}");
    public static readonly LocalText Imported = LocalText.Of("导入", "Imported");
    public static readonly LocalText Import = LocalText.Of("导入证书", "Import a certificate");
    public static readonly LocalText ImportHint = LocalText.Of(
        "PKCS #12 文件（.p12、.pfx）及其口令；RSA 至少 2048 位。口令不会保存，私钥加密保存。",
        "A PKCS #12 file (.p12, .pfx) and its passphrase; RSA of 2048 bits or more. The passphrase is not kept, the key is kept encrypted.");
    public static readonly LocalText Choose = LocalText.Of("选择证书文件…", "Choose the file…");
    public static readonly LocalText Passphrase = LocalText.Of("口令", "Passphrase");
    public static readonly LocalText ImportConfirm = LocalText.Of("导入", "Import");
    public static readonly LocalText MakeSample = LocalText.Of("生成示例证书", "Make a trial certificate");
    public static readonly LocalText Done = LocalText.Of("证书已生效：{0}", "Now signing: {0}");
    public static readonly LocalText Revoke = LocalText.Of("停用…", "Revoke…");
    public static readonly LocalText RevokeReason = LocalText.Of("停用理由（必填）", "Reason (required)");
    public static readonly LocalText RevokeConfirm = LocalText.Of("确认停用", "Revoke it");
    public static readonly LocalText RevokeDone = LocalText.Of("证书已停用：{0}", "Revoked: {0}");
}
