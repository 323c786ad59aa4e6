using HrActors.Contracts.Access;
using HrActors.Contracts.Agencies;
using HrActors.Contracts.Desk;
using HrActors.Dashboard.Access;
using HrActors.Domain.Commands;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Transfers;

namespace HrActors.Dashboard.Preview.Fakes;

/// <summary>Ways, files and certificates of the made-up group. The passphrase of every certificate file is <c>preview</c>.</summary>
internal sealed class FakeAgencyDesk(TimeProvider time) : IAgencyDesk
{
    private const string Entity = "示例制造有限公司";

    private ImmutableList<AgencyWay> _ways =
    [
        new() { Id = "changsha-medical", Name = "长沙医保网厅批量", Kind = WayKind.File, Regions = ["4301"], Lines = [InsuranceLine.Medical] },
        new() { Id = "sandbox", Name = "sandbox", Kind = WayKind.Http, BuiltIn = true },
        new() { Id = AgencyWay.ManualId, Name = "人工办理", Kind = WayKind.Manual, BuiltIn = true },
    ];

    private ExchangeOverview _files = new()
    {
        Waiting = [new() { LegalEntity = Entity, RegionCode = "430100", Line = InsuranceLine.Medical, Count = 3, Oldest = time.GetUtcNow().AddHours(-5) }],
        Files =
        [
            new()
            {
                FileNo = "F-430100-0A1B2C3D4E", AgencyId = "changsha-medical", LegalEntity = Entity, RegionCode = "430100", Line = InsuranceLine.Medical,
                MadeAt = time.GetUtcNow().AddDays(-2), By = "manager", Count = 12, Answered = 10,
            },
        ],
    };

    private ImmutableList<SealEntry> _seals =
    [
        Entry("a1", "示例商贸有限公司", null, "CN=示例商贸有限公司, O=示例CA", time.GetUtcNow(), 31, selfSigned: false),
        Entry("a2", Entity, null, $"CN={Entity}（示例印章，自签名，仅供试用）", time.GetUtcNow(), 3000, selfSigned: true),
    ];

    public byte[]? Answer { get; private set; }

    public Task<ImmutableList<AgencyWay>> Ways(CancellationToken cancellationToken) => Task.FromResult(_ways);

    public Task<Reply<AgencyWay>> ConfigureWay(AgencyWay way, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (way is { Kind: WayKind.Http, Id: not "sandbox" })
            return Task.FromResult<Reply<AgencyWay>>(Refusal.Rule("way.http-unknown", "没有配置该接口的地址。", "No address is configured for this interface."));

        var index = _ways.FindIndex(known => known.Id == way.Id);
        _ways = index < 0 ? _ways.Insert(0, way) : _ways.SetItem(index, way);
        return Task.FromResult<Reply<AgencyWay>>(way);
    }

    public Task<Reply<AgencyWay>> RemoveWay(string id, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var way = _ways.Find(known => known.Id == id)!;
        _ways = _ways.Remove(way);
        return Task.FromResult<Reply<AgencyWay>>(way);
    }

    public Task<Reply<ExchangeOverview>> Files(string agencyId, Principal by, CancellationToken cancellationToken) => Task.FromResult<Reply<ExchangeOverview>>(_files);

    public Task<Reply<ExchangeFile>> MakeFile(FileRequest request, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var file = new ExchangeFile
        {
            FileNo = "F-430100-FFFFFFFFFF", AgencyId = request.AgencyId, LegalEntity = request.LegalEntity, RegionCode = request.RegionCode, Line = request.Line,
            MadeAt = time.GetUtcNow(), By = by.UserName, Count = 3,
        };
        _files = _files with { Waiting = [], Files = _files.Files.Insert(0, file) };
        return Task.FromResult<Reply<ExchangeFile>>(file);
    }

    public Task<byte[]?> ReadFile(string agencyId, string fileNo, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<byte[]?>(by.Commands() ? [.. "PK"u8] : null);

    public Task<Reply<AnswerOutcome>> TakeAnswer(
        string agencyId, byte[] file, Principal by, string commandId, CancellationToken cancellationToken)
    {
        var known = Answer is not null && Answer.AsSpan().SequenceEqual(file);
        Answer = file;
        return Task.FromResult<Reply<AnswerOutcome>>(new AnswerOutcome
        {
            Known = known,
            Rows = 12,
            Applied = 8,
            Faults =
            [
                new() { Row = 4, Code = "exchange.unmatched" }, new() { Row = 7, Code = "exchange.result-unknown" }, new() { Row = 9, Code = "exchange.known" },
                new() { Row = 11, Code = "exchange.unexpected", State = HrActors.Domain.Transfers.TransferState.Submitted },
            ],
        });
    }

    public Task<ImmutableList<SealEntry>> Seals(Principal by, CancellationToken cancellationToken) =>
        Task.FromResult(by.ManagesAgencies() ? _seals : _seals.FindAll(seal => seal.Signer == by.UserName));

    public Task<Reply<SealEntry>> ImportSeal(
        string legalEntity, byte[] p12, string password, Principal by, string commandId, CancellationToken cancellationToken) =>
        Import(legalEntity, null, password);

    public Task<Reply<SealEntry>> ImportSigner(byte[] p12, string password, Principal by, string commandId, CancellationToken cancellationToken) =>
        Import("", by.UserName, password);

    public Task<Reply<SealEntry>> MakeSample(string? legalEntity, Principal by, string commandId, CancellationToken cancellationToken) =>
        Task.FromResult<Reply<SealEntry>>(Keep(
            legalEntity ?? "", legalEntity is null ? by.UserName : null, $"CN={legalEntity ?? by.DisplayName}（示例，自签名，仅供试用）", selfSigned: true));

    public Task<Reply<SealEntry>> RevokeSeal(string thumbprint, string reason, Principal by, string commandId, CancellationToken cancellationToken)
    {
        if (reason.Length < 2) return Task.FromResult<Reply<SealEntry>>(Refusal.Rule("request.too-short", "理由不完整。", "The reason is too short."));

        var index = _seals.FindIndex(seal => seal.Thumbprint == thumbprint);
        _seals = _seals.SetItem(index, _seals[index] with { RevokedAt = time.GetUtcNow(), RevokedBy = by.UserName, RevocationReason = reason });
        return Task.FromResult<Reply<SealEntry>>(_seals[index]);
    }

    private Task<Reply<SealEntry>> Import(string legalEntity, string? signer, string password) => Task.FromResult<Reply<SealEntry>>(password == "preview"
        ? Keep(legalEntity, signer, $"CN={signer ?? legalEntity}, O=示例CA", selfSigned: false)
        : Refusal.Rule("signature.import-unreadable", "无法读取证书文件：不是 PKCS #12 文件，或密码不正确。", "The certificate file cannot be read."));

    private SealEntry Keep(string legalEntity, string? signer, string subject, bool selfSigned)
    {
        var entry = Entry($"k{_seals.Count}", legalEntity, signer, subject, time.GetUtcNow(), 1095, selfSigned);
        _seals = _seals.Insert(0, entry);
        return entry;
    }

    private static SealEntry Entry(string id, string legalEntity, string? signer, string subject, DateTimeOffset now, int days, bool selfSigned) => new()
    {
        LegalEntity = legalEntity, Signer = signer, KeyId = id, Subject = subject, SelfSigned = selfSigned, NotBefore = now.AddYears(-1), NotAfter = now.AddDays(days),
        ImportedAt = now.AddDays(-40), ImportedBy = "admin", Thumbprint = string.Concat(Enumerable.Repeat(id, 32)),
    };
}
