package org.hudang.archive.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.desk.Abreast;
import org.hudang.archive.desk.Database;
import org.hudang.archive.desk.Households;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.record.HouseholdRecords.Rebuilt;
import org.hudang.archive.secret.FieldCipher;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.RecordFolder;
import org.hudang.archive.store.StorageRoot;
import org.springframework.dao.DataAccessException;

/** Fills an empty catalogue, one transaction per household. */
final class Rebuild {
    private static final String ACT = "catalogue.rebuild";
    private static final String USER = "hudang";

    private final Database database;
    private final StorageRoot store;
    private final RecordFolder folder;
    private final RecordRows rows;
    private final RecordWriter writer;
    private final FieldCipher cipher;
    private final Journal journal;
    private final ListRecords lists;

    private final int abreast;

    Rebuild(Database database, StorageRoot store, RecordRows rows, RecordWriter writer, Means means) {
        this.database = database;
        this.store = store;
        this.folder = store.records();
        this.rows = rows;
        this.writer = writer;
        this.cipher = means.cipher();
        this.journal = means.journal();
        this.lists = new ListRecords(database, store);
        this.abreast = means.abreast();
    }

    /**
     * With what it is done.
     *
     * @param abreast households that are made anew at a time
     */
    record Means(FieldCipher cipher, Journal journal, int abreast) {}

    Rebuilt run() {
        database.within(Acting.BUREAU, rows::filled).ifPresent(table -> {
            throw new CatalogueNotEmpty(table);
        });
        List<Finding> findings = new ArrayList<>(database.within(Acting.BUREAU, lists::rebuild));
        Map<HouseholdNumber, List<ObjectName>> objects = new TreeMap<>(Comparator.comparing(HouseholdNumber::value));
        folder.households().forEach(household -> objects.put(household, new ArrayList<>()));
        for (ObjectName object : store.fixity().objects(findings)) {
            objects.computeIfAbsent(object.household(), household -> new ArrayList<>())
                    .add(object);
        }
        List<Outcome> outcomes = Abreast.each(
                Abreast.orOne(abreast),
                List.copyOf(objects.entrySet()),
                one -> household(one.getKey(), one.getValue()));
        database.within(Acting.BUREAU, () -> {
            rows.series();
            return "";
        });
        long households = 0;
        long volumes = 0;
        long items = 0;
        long entries = 0;
        for (Outcome outcome : outcomes) {
            findings.addAll(outcome.findings());
            if (outcome.made().isPresent()) {
                Made made = outcome.made().get();
                households++;
                volumes += made.volumes();
                items += made.items();
                entries += made.entries();
            }
        }
        return new Rebuilt(households, volumes, items, entries, findings);
    }

    private Outcome household(HouseholdNumber household, List<ObjectName> objects) {
        List<Finding> own = new ArrayList<>();
        try {
            Made made = database.within(Acting.BUREAU, () -> new One(household, own).make(objects));
            return new Outcome(Optional.of(made), own);
        } catch (ArchiveException e) {
            own.add(new Finding(Kind.NOT_REBUILT, household.value(), "", e.code()));
        } catch (DataAccessException | IllegalArgumentException | DateTimeException e) {
            own.add(new Finding(
                    Kind.NOT_REBUILT, household.value(), "", e.getClass().getSimpleName()));
        }
        return new Outcome(Optional.empty(), own);
    }

    private record Made(int volumes, int items, int entries) {}

    /** What became of one household; nothing was made of it where there is nothing made. */
    private record Outcome(Optional<Made> made, List<Finding> findings) {}

    /** One household. */
    private final class One {
        private final HouseholdNumber household;
        private final List<Finding> own;
        private final List<String> missing = new ArrayList<>();
        private final Map<String, ObjectNode> volumeRows = new LinkedHashMap<>();
        private final Map<String, ObjectNode> itemRows = new LinkedHashMap<>();
        private final Map<String, ObjectNode> renditionRows = new LinkedHashMap<>();
        private final Map<String, ObjectNode> reportRows = new LinkedHashMap<>();
        private String township = "";

        One(HouseholdNumber household, List<Finding> own) {
            this.household = household;
            this.own = own;
        }

        Made make(List<ObjectName> objects) {
            Optional<RecordText.Read> record = record();
            record.ifPresent(read -> {
                index(read, "volume", volumeRows);
                index(read, "item", itemRows);
                index(read, "rendition", renditionRows);
                reports(read.of("inspection"));
            });
            List<FiledVolume> newer = new ArrayList<>();
            for (ObjectName object : objects) {
                volume(object, record.isPresent()).ifPresent(newer::add);
            }
            int told = record.isPresent() ? people(record.get()) : people(newer);
            for (FiledVolume filed : newer) {
                filed.items().forEach(id -> item(filed, id));
                reports(filed.reports(township));
            }
            rows.insert("volume", volumeRows.values());
            rows.insert("item", itemRows.values());
            rows.insert("rendition", renditionRows.values());
            rows.insert("inspection", reportRows.values());
            for (String alone : RecordRows.ALONE) {
                record.ifPresent(read -> alone(alone, read.of(alone)));
            }
            witness(record);
            return new Made(volumeRows.size(), itemRows.size(), told);
        }

        /** A list that was never filed is lost with the database: what stood on it is approved as before. */
        private void alone(String table, List<ObjectNode> told) {
            for (ObjectNode row : told) {
                if (table.equals("disposal") && lists.unlist(row)) {
                    missing.add("destruction list");
                }
            }
            rows.insert(table, told);
        }

        private void reports(List<ObjectNode> told) {
            told.forEach(row -> reportRows.putIfAbsent(
                    row.path("volume").asText() + " " + row.path("stage").asText() + " "
                            + row.path("number").asInt(),
                    row));
        }

        private Optional<RecordText.Read> record() {
            Optional<byte[]> text = folder.rows(household);
            try {
                if (text.isPresent()) {
                    return Optional.of(RecordText.read(household, text.get()));
                }
                missing.add("no record");
            } catch (RecordUnreadable e) {
                missing.add("record " + e.arguments().get(1));
            }
            own.add(new Finding(Kind.RECORD_MISSING, household.value(), "", missing.get(0)));
            return Optional.empty();
        }

        private void index(RecordText.Read read, String table, Map<String, ObjectNode> into) {
            read.of(table).forEach(row -> into.put(row.path("id").asText(), row));
        }

        /** A volume that has a version which the record does not know; its row says the version that is there. */
        private Optional<FiledVolume> volume(ObjectName object, boolean recorded) {
            StorageRoot.Newest newest;
            FiledVolume filed;
            ObjectNode known = volumeRows.get(object.volume().value());
            if (known != null && known.path("destroyed_at").isTextual()) {
                // a destruction was cut off before its papers were gone; it is brought to its end
                return Optional.empty();
            }
            try {
                newest = store.newest(object);
                if (known != null && known.path("inventory").asText().equals(newest.sha512())) {
                    return Optional.empty();
                }
                filed = new FiledVolume(store, object, newest.inventory());
            } catch (ArchiveException e) {
                own.add(new Finding(Kind.NOT_REBUILT, object.id(), "", e.code()));
                return Optional.empty();
            }
            if (recorded) {
                missing.add(object.volume() + " v" + newest.inventory().head());
                own.add(new Finding(
                        Kind.RECORD_MISSING,
                        object.id(),
                        "",
                        "v" + newest.inventory().head()));
            }
            ObjectNode row = known == null ? filed.row() : known;
            row.put("version", newest.inventory().head());
            row.put("items", filed.items().size());
            row.put("inventory", newest.sha512());
            volumeRows.put(object.volume().value(), row);
            return Optional.of(filed);
        }

        private int people(RecordText.Read record) {
            ObjectNode row = record.of("household").stream()
                    .findFirst()
                    .orElseThrow(() -> new RecordUnreadable(household.value(), "household"));
            township = row.path("township").asText();
            rows.insert("household", List.of(row));
            rows.insert("member", record.of("member"));
            List<ObjectNode> told = new ArrayList<>();
            byte[] history = folder.journal(household).orElse(new byte[0]);
            for (ObjectNode entry : RecordText.journal(household, history)) {
                if (entry.path("number").asLong() <= record.number()) {
                    told.add(entry);
                } else {
                    dropped("entry " + entry.path("number").asLong());
                }
            }
            if (RecordText.isTorn(history)) {
                dropped("torn entry");
            }
            rows.insert("journal", told);
            return told.size();
        }

        /** What the history has beyond the record: the rows that belong to it were never written. */
        private void dropped(String what) {
            missing.add(what);
            own.add(new Finding(Kind.RECORD_MISSING, household.value(), "", what));
        }

        /** Without a record: as the newest volume tells it. */
        private int people(List<FiledVolume> filed) {
            Household told = filed.stream()
                    .max(Comparator.comparing(FiledVolume::newest))
                    .orElseThrow(() -> new RecordUnreadable(household.value(), "nothing else"))
                    .household(cipher);
            township = told.township();
            new Households(database.jdbc(), cipher, journal).insert(told, "");
            return 0;
        }

        private void item(FiledVolume filed, String id) {
            itemRows.computeIfAbsent(id, item -> filed.item(item, township));
            for (ObjectNode row : filed.renditions(id, township)) {
                renditionRows.putIfAbsent(row.path("id").asText(), row);
            }
        }

        /** Where everything was there, the record stands as before; else the history says what was not. */
        private void witness(Optional<RecordText.Read> record) {
            if (record.isPresent() && missing.isEmpty()) {
                String sha256 = RecordText.sha256(folder.rows(household).orElseThrow(), 0);
                Optional<byte[]> written = folder.written(household, sha256);
                long bytes = written.map(history -> history.length).orElse(0);
                writer.remember(
                        household,
                        township,
                        new RecordWriter.State(record.get().number(), bytes, sha256, written.isEmpty()));
                return;
            }
            Set<String> told = new HashSet<>();
            for (String one : missing) {
                if (told.add(one)) {
                    journal.append(household, new Entry(USER, ACT, household.value(), "", "", one));
                }
            }
        }
    }
}
