using HrActors.Domain.Access;

namespace HrActors.Domain.Tests.Privacy;

public class PersonalMasksTests
{
    [Theory]
    [InlineData("证件 430102190001010015 有误", "证件 430102************ 有误")]
    [InlineData("43010219000101004x", "430102************")]
    [InlineData("430102000101001", "430102*********")]
    [InlineData("电话13987650123", "电话139********")]
    [InlineData("单号 1430102190001010015", "单号 1430102190001010015")]
    [InlineData("工号 200001，2026-01-02", "工号 200001，2026-01-02")]
    public void Numbers_of_people_are_taken_out_of_what_people_write(string text, string masked) => Assert.Equal(masked, PersonalMasks.InText(text));

    [Theory]
    [InlineData("13987650123", "139****0123")]
    [InlineData("073188888888", "073****8888")]
    [InlineData("88888", "***")]
    public void A_phone_keeps_its_ends(string phone, string masked) => Assert.Equal(masked, PersonalMasks.Phone(phone));

    [Theory]
    [InlineData("6222020200112233445", "**** 3445")]
    [InlineData("1234567", "***")]
    public void An_account_keeps_its_end(string account, string masked) => Assert.Equal(masked, PersonalMasks.BankAccount(account));

    [Theory]
    [InlineData("湖南省长沙市岳麓区", "湖南省***")]
    [InlineData("长沙", "***")]
    public void An_address_keeps_its_beginning(string address, string masked) => Assert.Equal(masked, PersonalMasks.Address(address));
}
