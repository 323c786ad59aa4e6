namespace HrActors.Silo.Sample;

/// <summary>Common surnames and given names, from which the names of the sample group are put together.</summary>
internal static class SampleNames
{
    private static readonly string[] Surnames =
    [
        "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗",
        "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "肖", "田", "董", "袁", "潘", "蒋", "蔡", "余",
        "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢", "姚", "沈", "钟", "姜", "崔", "谭", "陆", "范", "汪", "廖", "欧阳",
    ];

    private static readonly string[] Women =
    [
        "秀英", "丽", "敏", "静", "秀兰", "燕", "艳", "娟", "芳", "霞", "婷", "玲", "慧", "丹", "雪梅", "晓燕", "玉梅", "海燕", "欣怡", "雨欣",
        "佳怡", "梦洁", "思琪", "诗涵", "雅婷", "莉", "倩", "颖", "琳", "洁", "红梅", "桂芳", "淑华", "美玲", "春燕", "小红", "婉清", "若兰",
    ];

    private static readonly string[] Men =
    [
        "伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "建国", "建华", "志强", "志明", "海波", "晓东",
        "浩然", "子轩", "宇航", "俊杰", "文博", "家豪", "国庆", "振华", "立军", "学文", "永强", "天佑", "一鸣", "思远", "成龙", "少华", "卫东", "福生",
    ];

    public static string Pick(SampleDice dice, bool woman) => dice.Pick(Surnames) + dice.Pick(woman ? Women : Men);
}
