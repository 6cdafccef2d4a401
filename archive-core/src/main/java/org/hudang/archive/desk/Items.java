package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.VolumeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of items and renditions: written once, never changed. */
final class Items {
    private final Database database;
    private final JdbcClient jdbc;

    Items(Database database) {
        this.database = database;
        jdbc = database.jdbc();
    }

    /** Where the bytes of a rendition lie and what they have to be. */
    record Stored(ObjectName object, String contentPath, long bytes, String sha512, String sha256) {}

    /** The rows of a filing, with other changes. */
    static void insert(Statements changes, Plan plan) {
        if (!plan.items().isEmpty()) {
            insertItems(changes, plan);
        }
        Renditions renditions = new Renditions();
        for (Plan.Item item : plan.items()) {
            int position = 1;
            for (Plan.Rendition one : item.renditions()) {
                renditions.add(item.id(), position++, one);
            }
        }
        for (Plan.Copy copy : plan.further()) {
            renditions.add(copy.item(), copy.position(), copy.rendition());
        }
        renditions.insert(changes, plan);
    }

    private static void insertItems(Statements changes, Plan plan) {
        List<Plan.Item> items = plan.items();
        changes.change(
                items.size(),
                "insert into archive.item (household, township, volume, event, version, filed_at, filed_by, id, number, code,"
                        + " kind, title, member, dated, responsible, document_number, secrecy, pages)"
                        + " select ?, ?, ?, ?, ?, ?, ?, * from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::int[])",
                plan.household(),
                plan.township(),
                plan.volume(),
                plan.event(),
                plan.version(),
                OffsetDateTime.ofInstant(Instant.parse(plan.at()), ZoneOffset.UTC),
                plan.user(),
                texts(items, Plan.Item::id),
                items.stream().map(Plan.Item::number).toArray(Integer[]::new),
                texts(items, Plan.Item::code),
                texts(items, Plan.Item::kind),
                texts(items, Plan.Item::title),
                texts(items, Plan.Item::member),
                texts(items, Plan.Item::date),
                texts(items, Plan.Item::responsible),
                texts(items, item -> item.particulars().documentNumber()),
                texts(items, item -> item.particulars().secrecy().name()),
                items.stream().map(item -> item.particulars().pages()).toArray(Integer[]::new));
    }

    /** Files of items, old and new. */
    private static final class Renditions {
        private final List<String> items = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();
        private final List<Plan.Rendition> files = new ArrayList<>();

        void add(String item, int position, Plan.Rendition file) {
            items.add(item);
            positions.add(position);
            files.add(file);
        }

        void insert(Statements changes, Plan plan) {
            if (files.isEmpty()) {
                return;
            }
            changes.change(
                    files.size(),
                    "insert into archive.rendition (household, township, item, position, id, role, file_name, media_type,"
                            + " bytes, sha512, sha256, sm3, content_path)"
                            + " select ?, ?, * from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[],"
                            + " ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])",
                    plan.household(),
                    plan.township(),
                    items.toArray(String[]::new),
                    positions.toArray(Integer[]::new),
                    texts(files, Plan.Rendition::id),
                    texts(files, Plan.Rendition::role),
                    texts(files, Plan.Rendition::fileName),
                    texts(files, Plan.Rendition::mediaType),
                    files.stream().map(Plan.Rendition::bytes).toArray(Long[]::new),
                    texts(files, Plan.Rendition::sha512),
                    texts(files, Plan.Rendition::sha256),
                    texts(files, Plan.Rendition::sm3),
                    texts(files, Plan.Rendition::contentPath));
        }
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** Those of these items that row-level security lets through. */
    Set<ItemId> visible(Set<ItemId> items) {
        String[] wanted = items.stream().map(ItemId::value).toArray(String[]::new);
        return Set.copyOf(jdbc.sql("select id from archive.item where id = any(?)")
                .param(wanted)
                .query((row, i) -> new ItemId(row.getString(1)))
                .list());
    }

    Optional<ItemView> find(ItemId id) {
        return views("i.id = ?", id.value()).stream().findFirst();
    }

    List<ItemView> ofHousehold(HouseholdNumber household) {
        return views("i.household = ?", household.value());
    }

    List<ItemView> ofVolume(VolumeId volume) {
        return views("i.volume = ?", volume.value());
    }

    /** Where a rendition lies, in the rows of the township; opens a transaction of its own where there is none. */
    Optional<Stored> stored(RenditionId id, String township) {
        return database.together(
                township,
                ask -> ask.one(
                        "select r.household, r.content_path, r.bytes, r.sha512, r.sha256, i.volume"
                                + " from archive.rendition r join archive.item i on i.id = r.item where r.id = ?",
                        (row, i) -> stored(row),
                        id.value()));
    }

    /** Where a rendition belongs. */
    record Home(HouseholdNumber household, ItemId item) {}

    Optional<Home> home(RenditionId id) {
        return jdbc.sql("select household, item from archive.rendition where id = ?")
                .param(id.value())
                .query((row, i) -> new Home(new HouseholdNumber(row.getString(1)), new ItemId(row.getString(2))))
                .optional();
    }

    /** Where the renditions of a volume lie, even where the row of an item is none of ours. */
    List<Stored> storedOf(VolumeId volume) {
        return jdbc.sql("select r.*, i.volume from archive.rendition r join archive.item i on i.id = r.item"
                        + " where i.volume = ? order by i.number, r.position")
                .param(volume.value())
                .query((row, i) -> stored(row))
                .list();
    }

    /** Rows of items with those of their renditions. */
    record Rows(List<ItemView> items, List<Stored> stored) {
        static final Rows NONE = new Rows(List.of(), List.of());
    }

    /** The items of a volume, and where their renditions lie, in the order of the items. */
    Rows rowsOf(VolumeId volume) {
        return rows("i.volume = ?", volume.value());
    }

    private List<ItemView> views(String condition, String value) {
        return rows(condition, value).items();
    }

    private static final String ROWS =
            "select i.*, r.id as rendition, r.role, r.file_name, r.media_type, r.bytes, r.sha512, r.sha256, r.sm3,"
                    + " r.content_path from archive.item i join archive.volume v on v.id = i.volume"
                    + " left join archive.rendition r on r.item = i.id where ";
    private static final String IN_ORDER = " order by v.opened_at, v.id, i.number, i.id, r.position";

    /** The items of a volume, to be asked with other questions. */
    static Supplier<Rows> ask(Statements questions, VolumeId volume) {
        return questions.put(ROWS + "i.volume = ?" + IN_ORDER, Items::read, volume.value());
    }

    /** The items of volumes, each with its own, for those who look for rows that are none of ours. */
    static Supplier<Optional<Map<VolumeId, Rows>>> ask(Statements questions, String[] volumes) {
        return questions.ours(ROWS + "i.volume = any(?)" + IN_ORDER, rows -> byVolume(read(rows)), (Object) volumes);
    }

    private static Map<VolumeId, Rows> byVolume(Rows all) {
        Map<VolumeId, Rows> volumes = new HashMap<>();
        Function<VolumeId, Rows> of =
                volume -> volumes.computeIfAbsent(volume, one -> new Rows(new ArrayList<>(), new ArrayList<>()));
        all.items().forEach(item -> of.apply(item.volume()).items().add(item));
        all.stored().forEach(one -> of.apply(one.object().volume()).stored().add(one));
        return volumes;
    }

    private Rows rows(String condition, String value) {
        return jdbc.sql(ROWS + condition + IN_ORDER).param(value).query(Items::read);
    }

    /** Each rendition brings its item along, an item without any brings itself. */
    private static Rows read(ResultSet row) throws SQLException {
        Map<String, ItemView> items = new LinkedHashMap<>();
        Map<String, List<RenditionView>> renditions = new HashMap<>();
        List<Stored> stored = new ArrayList<>();
        while (row.next()) {
            String id = row.getString("id");
            if (!items.containsKey(id)) {
                items.put(id, item(row));
                renditions.put(id, new ArrayList<>());
            }
            if (row.getString("rendition") != null) {
                Objects.requireNonNull(renditions.get(id)).add(rendition(row));
                stored.add(stored(row));
            }
        }
        return new Rows(
                items.entrySet().stream()
                        .map(one -> one.getValue().withRenditions(Objects.requireNonNull(renditions.get(one.getKey()))))
                        .toList(),
                stored);
    }

    private static ItemView item(ResultSet row) throws SQLException {
        return new ItemView(
                new ItemId(row.getString("id")),
                new HouseholdNumber(row.getString("household")),
                new VolumeId(row.getString("volume")),
                row.getInt("number"),
                row.getString("code"),
                new ItemKind(row.getString("kind")),
                row.getString("title"),
                Optional.ofNullable(row.getString("member")).map(MemberId::new),
                row.getObject("dated", LocalDate.class),
                row.getString("responsible"),
                new Particulars(
                        row.getString("document_number"),
                        Secrecy.valueOf(row.getString("secrecy")),
                        row.getInt("pages")),
                row.getString("event"),
                row.getInt("version"),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private static RenditionView rendition(ResultSet row) throws SQLException {
        return new RenditionView(
                new RenditionId(row.getString("rendition")),
                RenditionRole.valueOf(row.getString("role")),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("sm3"));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new ObjectName(new HouseholdNumber(row.getString("household")), new VolumeId(row.getString("volume"))),
                row.getString("content_path"),
                row.getLong("bytes"),
                row.getString("sha512"),
                row.getString("sha256"));
    }
}
