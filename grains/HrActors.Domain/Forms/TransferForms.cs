using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Domain.Forms;

/// <summary>The application forms of a transfer (社保转移), one for each kind of case.</summary>
public static class TransferForms
{
    /// <summary>Characters of an employer's name that a form takes, and so those of the legal entity of a branch.</summary>
    public const int LongestEmployerName = 60;

    /// <summary>Characters of the number under which an agency keeps an employer (单位编号), on a form and at a branch.</summary>
    public const int LongestUnitNumber = 40;

    /// <summary>
    /// 《基本养老保险关系转移接续申请表》 of 国办发〔2009〕66号: pension across provinces, or between the enterprise and the
    /// public-institution scheme.
    /// </summary>
    public static FormDefinition Pension { get; } = new(
        "pension-transfer",
        "基本养老保险关系转移接续申请表",
        "Application to transfer the basic pension relationship",
        [
            new("转移事项", "Transfer",
            [
                TransferFields.Choice("transferType", "转移类型", "Kind of transfer",
                    new("cross-province", "跨省流动就业转移接续", "across provinces"),
                    new("scheme-change", "企业与机关事业单位之间转移接续", "between schemes")),
                TransferFields.Direction,
                TransferFields.Line(InsuranceLine.Pension),
                TransferFields.AccountType,
            ]),
            TransferFields.Person,
            TransferFields.Unit,
            TransferFields.Origin(full: true),
            TransferFields.Agent,
        ],
        [
            "本表依据《城镇企业职工基本养老保险关系转移接续暂行办法》（国办发〔2009〕66号）填写，由用人单位或参保人员向新就业地社会保险经办机构提出。",
            "带“*”的栏目为必填项；由单位经办人申请的，可不填写代办人信息。",
            "新就业地经办机构受理、原参保地经办机构办理、新就业地经办机构接收，每一环节不超过 15 个工作日。",
        ]);

    /// <summary>
    /// 《社保转移申请表》 for medical (医保办发〔2021〕43号) and unemployment insurance (人社厅发〔2021〕85号). No published list of
    /// fields was found for these lines; the form has those of the pension form that the two lines also need.
    /// </summary>
    public static FormDefinition SocialInsurance { get; } = new(
        "social-insurance-transfer",
        "社保转移申请表",
        "Application to transfer social insurance",
        [
            new("转移事项", "Transfer",
            [
                TransferFields.Choice("transferType", "转移类型", "Kind of transfer",
                    new("medical", "职工基本医疗保险关系转移接续", "medical insurance"),
                    new("unemployment", "失业保险关系转移接续", "unemployment insurance")) with { Wide = true },
                TransferFields.Direction,
                TransferFields.Line(InsuranceLine.Medical, InsuranceLine.Unemployment),
            ]),
            TransferFields.Person,
            TransferFields.Unit,
            TransferFields.Origin(full: false),
            TransferFields.Agent,
        ],
        [
            "医疗保险依据《基本医疗保险关系转移接续暂行办法》（医保办发〔2021〕43号），失业保险依据人社厅发〔2021〕85号办理；一张表只申请一个险种。",
            "带“*”的栏目为必填项；由单位经办人申请的，可不填写代办人信息。",
            "申请前，原参保地应已停止缴费，转入地应已办理参保登记。",
        ]);

    /// <summary>
    /// 《基本养老保险临时缴费账户转移申请表》: opens a temporary account (临时基本养老保险缴费账户, 国办发〔2009〕66号 art.5), or
    /// gathers it to the place that keeps the relationship. No published list of fields was found; the account's period is added to the
    /// shared ones, its end being known only when it is gathered.
    /// </summary>
    public static FormDefinition TemporaryAccount { get; } = new(
        "temporary-account-transfer",
        "基本养老保险临时缴费账户转移申请表",
        "Application to transfer a temporary pension account",
        [
            new("转移事项", "Transfer",
            [
                TransferFields.Choice("transferType", "转移类型", "Kind of transfer",
                    new FormChoice("temporary-account", "临时缴费账户转移", "temporary account")),
                TransferFields.Direction,
                TransferFields.Line(InsuranceLine.Pension),
                TransferFields.AccountType,
            ]),
            new("临时账户", "Temporary account",
            [
                TransferFields.Required("temporaryFrom", "缴费起始年月", "First month paid", FieldFormat.Month),
                TransferFields.Required("temporaryTo", "缴费终止年月", "Last month paid", FieldFormat.Month) with { Required = false },
                TransferFields.Required("temporaryMonths", "缴费月数", "Months paid", FieldFormat.Months) with { Required = false },
            ]),
            TransferFields.Person,
            TransferFields.Unit,
            TransferFields.Origin(full: true),
            TransferFields.Agent,
        ],
        [
            "本表依据国办发〔2009〕66号第五条、人社部规〔2016〕5号填写，用于建立临时缴费账户，或将其归集至关系所在地（须填终止年月和月数）。",
            "带“*”的栏目为必填项；由单位经办人申请的，可不填写代办人信息。",
        ]);

    public static ImmutableArray<FormDefinition> All { get; } = [Pension, SocialInsurance, TemporaryAccount];

    /// <summary>The form of pension, medical or unemployment; a temporary account has its own, <see cref="TemporaryAccount"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="line"/> is not transferred.</exception>
    public static FormDefinition For(InsuranceLine line) => line switch
    {
        InsuranceLine.Pension => Pension,
        InsuranceLine.Medical or InsuranceLine.Unemployment => SocialInsurance,
        _ => throw new ArgumentOutOfRangeException(nameof(line), line, "This line is not transferred."),
    };

    /// <summary>The form of a kind of case. The kind's wire name is also the value of the form's <c>transferType</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is <see cref="TransferKind.None"/> or unknown.</exception>
    public static FormDefinition For(TransferKind kind) => kind switch
    {
        TransferKind.CrossProvince or TransferKind.SchemeChange => Pension,
        TransferKind.TemporaryAccount => TemporaryAccount,
        TransferKind.Medical or TransferKind.Unemployment => SocialInsurance,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No transfer form is known for this kind of case."),
    };
}
