using System.Net;
using HrActors.Domain.Attendance.Devices;

namespace HrActors.Domain.Tests.Attendance.Devices;

public sealed class DeviceFormTests
{
    [Theory]
    [InlineData("200001", false, 0, "", "200001")]
    [InlineData("0017", false, 0, "", "0017")]
    [InlineData("0017", true, 0, "", "17")]
    [InlineData("17", false, 6, "", "000017")]
    [InlineData("0017", true, 6, "CS-", "CS-000017")]
    [InlineData("1234567", false, 6, "", "1234567")]
    [InlineData("000", true, 6, "", null)]
    [InlineData("12345678901234567890", false, 0, "", "12345678901234567890")]
    [InlineData("123456789012345678901", false, 0, "", null)]
    [InlineData("1", false, 0, "长沙", null)]
    public void A_user_id_becomes_an_employee_number(string pin, bool dropZeros, int padTo, string prefix, string? number) =>
        Assert.Equal(number, new PinRule { DropZeros = dropZeros, PadTo = padTo, Prefix = prefix }.EmployeeNoOf(pin));

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.255.255", true)]
    [InlineData("10.1.0.0/16", "10.2.0.0", false)]
    [InlineData("10.1.0.7", "10.1.0.7", true)]
    [InlineData("10.1.0.7", "10.1.0.8", false)]
    [InlineData("10.1.0.7", "::ffff:10.1.0.7", true)]
    [InlineData("fd00::/8", "fd12::1", true)]
    [InlineData("fd00::/8", "10.1.0.7", false)]
    public void An_address_is_in_the_list_or_not(string network, string address, bool inside) =>
        Assert.Equal(inside, AddressList.Parse([network])!.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("10.1.0.0/33")]
    [InlineData("gate.example")]
    [InlineData("")]
    public void What_is_no_network_is_refused(string text) => Assert.Null(AddressList.Parse([text]));

    [Fact]
    public void Nobody_is_in_an_empty_list() => Assert.False(AddressList.Parse([])!.Contains(IPAddress.Loopback));
}
