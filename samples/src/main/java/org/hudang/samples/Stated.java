package org.hudang.samples;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the heads of the households state on the application form; all invented. */
final class Stated {
    private Stated() {}

    static Map<String, Object> of(Case house) {
        return switch (house.programme()) {
            case "TK" ->
                stated(
                        house.address(),
                        "本人年满78周岁，患有高血压、白内障，无劳动能力，无子女，没有法定赡养义务人，也没有其他生活来源，愿意在家分散供养。",
                        declaration("", "", "承包地租金320元", "", "现金600元", "砖瓦房两间", "", "药费每月160元"),
                        Map.of());
            case "DB" ->
                stated(
                        house.address(),
                        "家中四口人，母亲患类风湿关节炎常年服药，孩子上小学，配偶要照料老小不能外出务工，全家主要靠申请人一人打工，收入低于当地最低生活保障标准。",
                        declaration("19740元", "5670元", "", "赡养费2400元", "存款1800元", "砖房四间", "", "药费每月300元，上学交通费每月80元"),
                        people(
                                new String[] {"li", "健康，照料老人和孩子", "473元"},
                                new String[] {"xiao", "健康，小学五年级", "无"},
                                new String[] {"wang", "类风湿关节炎，无劳动能力", "200元"}));
            default ->
                stated(
                        "示例省样本县范例乡样例村2组",
                        "外地来此务工，9月10日夜里租住的房屋失火，妻子烧伤住院已花费8600余元，家中物品烧毁，孩子年幼，基本生活暂时出现严重困难。",
                        declaration("30000元", "", "", "", "存款900元", "租房（已烧毁）", "电动自行车一辆（已烧毁）", "住院费8600元"),
                        people(new String[] {"qian", "手臂烧伤住院", "无"}, new String[] {"zhaoxiao", "健康，幼儿园", "无"}));
        };
    }

    private static Map<String, Object> stated(
            String registeredAt, String reason, Map<String, Object> declaration, Map<String, Object> people) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("registeredAt", registeredAt);
        json.put("reason", reason);
        json.put("declaration", declaration);
        json.put("people", people);
        return json;
    }

    private static Map<String, Object> declaration(String... said) {
        String[] lines = {"wages", "business", "property", "transfers", "deposits", "housing", "vehicles", "spending"};
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < lines.length; i++) {
            json.put(lines[i], said[i]);
        }
        return json;
    }

    private static Map<String, Object> people(String[]... said) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (String[] one : said) {
            Map<String, Object> how = new LinkedHashMap<>();
            how.put("condition", one[1]);
            how.put("income", one[2]);
            json.put(one[0], how);
        }
        return json;
    }
}
