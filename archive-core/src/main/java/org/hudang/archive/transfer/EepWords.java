package org.hudang.archive.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.transfer.PackageFinding.Kind;

/**
 * What an XML package says in its elements, and what the files in it say of the same: each stands twice, and has to be the same.
 */
final class EepWords {
    private static final Pattern OF_ITEM = Pattern.compile("data/(vol_[a-z2-7]{26})/(itm_[a-z2-7]{26})/.+");
    private static final Pattern OF_VOLUME = Pattern.compile("(?:data|metadata)/(vol_[a-z2-7]{26})/[^/]+");
    static final String LEVEL = "聚合层次";
    static final String ID = "文件标识符";
    private static final String NUMBER = "电子文件号";
    private static final String CODE = "档号";
    private static final String TITLE = "题名";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands before the first file. */
    final Map<String, String> cover = new HashMap<>();
    /** Words of each 文件实体, by its number. */
    final Map<String, Map<String, String>> entities = new TreeMap<>();
    /** Words of each 文档 by its path; the number of its 文件实体 stands under {@code ""}. */
    final Map<String, Map<String, String>> documents = new TreeMap<>();

    final List<Map<String, String>> acts = new ArrayList<>();
    final List<Map<String, String>> people = new ArrayList<>();

    private final Gathered gathered;

    EepWords(Gathered gathered) {
        this.gathered = gathered;
    }

    /** @param items every {@code item.json}, by its path */
    void compare(Map<String, byte[]> items) {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        read(PackageSheets.LIST).forEach(list -> {
            cover.keySet().removeAll(EepFrame.ALWAYS.keySet());
            same(cover, Map.of("封装包创建单位", text(list, "sender"), "封装包创建时间", text(list, "at")), "", PackageSheets.LIST);
            list.path("volumes").forEach(volume -> volume(volume, expected));
            expected.put(gathered.base, of(gathered.base, EepWriter.HOUSEHOLD, ""));
        });
        TreeSet<String> ids = new TreeSet<>(expected.keySet());
        ids.addAll(entities.keySet());
        for (String id : ids) {
            same(
                    entities.getOrDefault(id, Map.of()),
                    expected.getOrDefault(id, Map.of()),
                    " " + id,
                    PackageSheets.LIST);
        }
        compareDocuments(items);
        compareActs();
    }

    private static void volume(JsonNode volume, Map<String, Map<String, String>> expected) {
        Map<String, String> words = of(text(volume, "volume"), EepWriter.VOLUME, text(volume, "code"));
        words.put(TITLE, text(volume, "title"));
        words.put("年度", text(volume, "year"));
        expected.put(text(volume, "volume"), words);
        volume.path("list").forEach(item -> {
            Map<String, String> about = of(text(item, "item"), EepWriter.ITEM, text(item, "code"));
            about.put(TITLE, text(item, "title"));
            about.put("责任者", text(item, "responsible"));
            about.put("日期", text(item, "date"));
            about.put("文号", text(item, "documentNumber"));
            about.put("密级", text(item, "secrecy"));
            about.put("页数", text(item, "pages"));
            expected.put(text(item, "item"), about);
        });
    }

    private static Map<String, String> of(String id, String level, String code) {
        Map<String, String> words = new HashMap<>();
        words.put(ID, id);
        words.put(NUMBER, id);
        words.put(LEVEL, level);
        words.put(CODE, code);
        return words;
    }

    /** The name, the kind and the standing of each file, and the entity in which it lies. */
    private void compareDocuments(Map<String, byte[]> items) {
        documents.forEach((path, said) -> {
            Matcher item = OF_ITEM.matcher(path);
            Matcher volume = OF_VOLUME.matcher(path);
            EepWriter.Document document = EepWriter.Document.beside(path);
            String owner = volume.matches() ? volume.group(1) : gathered.base;
            if (item.matches()) {
                owner = item.group(2);
                String sheet = "data/" + item.group(1) + "/" + owner + "/item.json";
                try {
                    document = ItemSheet.read(items.getOrDefault(sheet, new byte[0]))
                            .document(path);
                } catch (IOException e) {
                    gathered.findings.add(PackageFinding.of(Kind.STRUCTURE, sheet, "JSON", ""));
                }
            }
            Map<String, String> expected = Map.of(
                    "",
                    owner,
                    TITLE,
                    EepWriter.plain(document.title()).strip(),
                    "格式信息",
                    document.mediaType(),
                    "文档主从声明",
                    document.standing());
            same(said, expected, " " + path, path);
        });
    }

    /** Each act stands in the history too, and whoever acted among the people. */
    private void compareActs() {
        byte[] history = gathered.sheets.get(PackageSheets.HISTORY);
        if (history == null) {
            return;
        }
        List<Map<String, String>> expected = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (String line : new String(history, StandardCharsets.UTF_8).lines().toList()) {
            try {
                JsonNode entry = JSON.readTree(line);
                Map<String, String> one = new HashMap<>();
                EepWriter.ACT_MEMBERS.forEach((name, member) -> one.put(name, text(entry, member)));
                one.put("业务状态", EepWriter.PAST);
                expected.add(one);
                names.add(text(entry, "who"));
            } catch (IOException e) {
                return; // told by those who follow the history
            }
        }
        List<Map<String, String>> all = new ArrayList<>();
        names.forEach(name -> all.add(Map.of(EepWriter.PERSON_ID, name, "机构人员类型", EepWriter.PERSON, "机构人员名称", name)));
        sameOrder("业务实体", acts, expected);
        sameOrder("机构人员实体", people, all);
    }

    private void sameOrder(String what, List<Map<String, String>> said, List<Map<String, String>> expected) {
        for (int i = 0; i < Math.max(expected.size(), said.size()); i++) {
            boolean same =
                    i < expected.size() && i < said.size() && expected.get(i).equals(said.get(i));
            if (!same) {
                disagree(what + " " + (i + 1), PackageSheets.HISTORY);
            }
        }
    }

    private void same(Map<String, String> said, Map<String, String> expected, String whose, String list) {
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(said.keySet());
        for (String name : names) {
            if (!expected.getOrDefault(name, "").equals(said.getOrDefault(name, ""))) {
                disagree((name.isEmpty() ? ID : name) + whose, list);
            }
        }
    }

    private void disagree(String path, String list) {
        gathered.findings.add(PackageFinding.of(Kind.DISAGREES, path, "", list));
    }

    private List<JsonNode> read(String sheet) {
        byte[] bytes = gathered.sheets.get(sheet);
        try {
            return bytes == null ? List.of() : List.of(JSON.readTree(bytes));
        } catch (IOException e) {
            return List.of(); // told by those who read the list
        }
    }

    /** As it stands in an element. */
    private static String text(JsonNode node, String member) {
        return EepWriter.plain(node.path(member).asText()).strip();
    }
}
