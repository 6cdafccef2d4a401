package org.hudang.archive.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which element of an XML package stands where (docs/formats/eep-1.xsd), followed while it is read. */
final class EepFrame {
    private static final int DEEPEST = 32;
    /** Where only some of the elements have to be. */
    private static final String ABOUT = "内容描述";

    private static final Map<String, List<String>> CHILDREN = Map.ofEntries(
            Map.entry("", List.of("电子文件封装包")),
            Map.entry("电子文件封装包", List.of("封装包格式描述", "版本", "被签名对象")),
            Map.entry("被签名对象", List.of("封装包类型", "封装包类型描述", "封装包创建时间", "封装包创建单位", "封装内容")),
            Map.entry("封装内容", List.of("文件实体块", "业务实体块", "机构人员实体块")),
            Map.entry("文件实体块", List.of("文件实体")),
            Map.entry("文件实体", List.of("文件标识符", "文件实体元数据", "文件数据")),
            Map.entry("文件实体元数据", List.of("聚合层次", "电子文件号", "档号", ABOUT)),
            Map.entry(ABOUT, List.of("题名", "责任者", "日期", "年度", "文号", "密级", "页数")),
            Map.entry("文件数据", List.of("文档")),
            Map.entry("文档", List.of("文档标识符", "文档主从声明", "题名", "文档数据")),
            Map.entry("文档数据", List.of("编码")),
            Map.entry("编码", List.of("电子属性", "编码描述", "反编码关键字", "编码数据")),
            Map.entry("电子属性", List.of("格式信息", "计算机文件名", "计算机文件大小", "数字摘要")),
            Map.entry("业务实体块", List.of("业务实体")),
            Map.entry("业务实体", List.of("业务标识符", "机构人员标识符", "文件标识符", "业务状态", "业务行为", "行为时间", "行为依据", "行为描述")),
            Map.entry("机构人员实体块", List.of("机构人员实体")),
            Map.entry("机构人员实体", List.of("机构人员标识符", "机构人员类型", "机构人员名称")));

    private static final Set<String> REPEATED = Set.of("文件实体", "文档", "数字摘要", "业务实体", "机构人员实体");

    /** What every package says in the same words. */
    static final Map<String, String> ALWAYS = Map.of(
            "封装包格式描述", EepWriter.STATED,
            "版本", "2009",
            "封装包类型", "原始型",
            "封装包类型描述", EepWriter.FORMAT,
            "编码描述", EepWriter.CODING,
            "反编码关键字", "base64",
            "业务状态", EepWriter.PAST,
            "机构人员类型", EepWriter.PERSON);

    private final Deque<Level> open = new ArrayDeque<>();

    EepFrame() {
        open.push(new Level(""));
    }

    private static final class Level {
        private final String name;
        private int at = -1;
        private int seen;

        Level(String name) {
            this.name = name;
        }
    }

    /** Whether an element may begin here; then it has begun. */
    boolean begins(String name) {
        Level parent = open.element();
        int at = CHILDREN.getOrDefault(parent.name, List.of()).indexOf(name);
        boolean again = at == parent.at && REPEATED.contains(name);
        if (at < 0 || at < parent.at || (at == parent.at && !again) || open.size() > DEEPEST) {
            return false;
        }
        if (!again) {
            parent.seen++;
        }
        parent.at = at;
        open.push(new Level(name));
        return true;
    }

    /** Ends the innermost element and says what is missing in it: nothing, or its own name. */
    String ends() {
        Level ended = open.pop();
        List<String> children = CHILDREN.getOrDefault(ended.name, List.of());
        boolean whole = ended.seen == children.size() || ended.name.equals(ABOUT);
        return whole ? "" : ended.name;
    }

    /** The innermost element. */
    String name() {
        return open.element().name;
    }

    /** Whether the innermost element holds other elements, and no words. */
    boolean isOuter() {
        return CHILDREN.containsKey(name());
    }

    boolean isIn(String name) {
        return open.stream().anyMatch(level -> level.name.equals(name));
    }
}
