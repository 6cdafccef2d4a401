package org.hudang.search.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hudang.search.HouseholdDocument;
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexedPerson;
import org.hudang.search.ItemDocument;
import org.hudang.search.TailKey;
import org.hudang.search.text.Codes;
import org.hudang.search.text.NameForms;
import org.hudang.search.text.NumberTokens;
import org.hudang.search.text.SensitiveNumbers;
import org.hudang.search.text.Token;
import org.hudang.search.text.Tokens;
import org.hudang.search.text.Unit;
import org.hudang.search.text.Units;

/** A document of the trade as an entry of an index, written field by field. No identity or phone number passes in the clear. */
public final class Entry {

    private final NumberTokens numbers;
    private final Sink sink;
    private final Set<String> terms = new HashSet<>();

    /** Where an engine takes the fields of one document. */
    public interface Sink {

        /** A term for exact comparison; each comes once only. */
        void exact(String field, String term);

        /** Words with positions; further calls for the same field stand {@link Fields#GAP} positions apart. */
        void words(String field, List<Token> tokens);

        /** A value that is kept for answers. */
        void shown(String field, String value);
    }

    private Entry(TailKey key, Sink sink) {
        this.numbers = new NumberTokens(key);
        this.sink = sink;
    }

    /** Writes all fields of a document but its id, version and what an engine sorts by; the last is the digest of the others. */
    public static void write(IndexDocument document, TailKey key, Sink sink) {
        sink.shown(Fields.SHOWN_DIGEST, written(document, key, sink));
    }

    /** The digest that stands in the entry of a document. */
    public static String digest(IndexDocument document, TailKey key) {
        return written(document, key, new Nowhere());
    }

    private static String written(IndexDocument document, TailKey key, Sink sink) {
        Fingerprint fields = new Fingerprint(sink);
        Entry entry = new Entry(key, fields);
        entry.common(document);
        if (document instanceof ItemDocument item) {
            entry.item(item);
        } else if (document instanceof HouseholdDocument household) {
            entry.household(household);
        }
        return fields.hex();
    }

    private static final class Nowhere implements Sink {
        @Override
        public void exact(String field, String term) {
            // only the digest is wanted
        }

        @Override
        public void words(String field, List<Token> tokens) {
            // only the digest is wanted
        }

        @Override
        public void shown(String field, String value) {
            // only the digest is wanted
        }
    }

    private void common(IndexDocument document) {
        term(Fields.LIVE, "y");
        both(Fields.KIND, document.kind().name());
        both(Fields.HOUSEHOLD, document.household());
        both(Fields.TOWNSHIP, document.place().township());
        both(Fields.VILLAGE, document.place().village());
        term(Fields.YEAR, Integer.toString(document.date().getYear()));
        sink.shown(Fields.SHOWN_DATE, document.date().toString());
        document.people().forEach(this::person);
        document.codes().forEach(this::code);
        place(document);
    }

    private void household(HouseholdDocument household) {
        term(Fields.CODE, Codes.key(household.household()));
        household.programmes().forEach(p -> term(Fields.PROGRAMME, p));
        IndexedPerson head = household.people().get(0);
        sink.shown(Fields.SHOWN_TITLE, SensitiveNumbers.in(head.name()).shown());
        for (IndexedPerson person : household.people()) {
            sink.shown(Fields.SHOWN_NAME, person.name());
            NameForms.ofName(person.name()).beginnings().forEach(b -> term(Fields.BEGINNING, b));
        }
    }

    private void item(ItemDocument item) {
        term(Fields.CODE_PART, Codes.key(item.household()));
        term(Fields.PROGRAMME, item.programme());
        both(Fields.ITEM_KIND, item.itemKind());
        SensitiveNumbers title = cleaned(item.title());
        sink.shown(Fields.SHOWN_TITLE, title.shown());
        words(Fields.TITLE, Tokens.ofTitle(Units.of(title.indexed())));
        for (String page : item.pages()) {
            SensitiveNumbers text = cleaned(page);
            sink.shown(Fields.SHOWN_PAGE, text.shown());
            List<Unit> units = Units.of(text.indexed());
            words(Fields.TEXT, Tokens.ofText(units));
            units.stream().filter(Unit::han).forEach(u -> term(Fields.CHARACTER, u.text()));
        }
    }

    private void person(IndexedPerson person) {
        NameForms forms = NameForms.ofName(person.name());
        term(Fields.NAME_KEY, forms.key());
        words(Fields.NAME, Tokens.ofName(Units.of(person.name())));
        forms.pinyin().forEach(p -> term(Fields.PINYIN, p));
        forms.pinyinParts().forEach(p -> term(Fields.PINYIN_PART, p));
        forms.initials().forEach(p -> term(Fields.INITIALS, p));
        person.documentNumber().ifPresent(this::identity);
        person.phone().ifPresent(this::phone);
    }

    private void place(IndexDocument document) {
        SensitiveNumbers address = cleaned(document.place().address());
        sink.shown(Fields.SHOWN_ADDRESS, address.shown());
        words(Fields.PLACE, Tokens.ofTitle(Units.of(address.indexed())));
        words(Fields.PLACE, Tokens.ofTitle(Units.of(document.place().village())));
        NameForms.ofPlace(document.place().village()).pinyin().forEach(p -> term(Fields.PLACE_PINYIN, p));
        NameForms.ofPlace(document.place().address()).pinyinParts().forEach(p -> term(Fields.PLACE_PINYIN, p));
    }

    private void code(String code) {
        sink.shown(Fields.SHOWN_CODE, code);
        term(Fields.CODE, Codes.key(code));
        Codes.parts(code).forEach(p -> term(Fields.CODE_PART, p));
    }

    private SensitiveNumbers cleaned(String text) {
        SensitiveNumbers cleaned = SensitiveNumbers.in(text);
        cleaned.identityNumbers().forEach(this::identity);
        cleaned.phones().forEach(this::phone);
        return cleaned;
    }

    private void identity(String number) {
        term(Fields.ID_WHOLE, numbers.idWhole(number));
        numbers.idTails(number).forEach(t -> term(Fields.ID_TAIL, t));
    }

    private void phone(String phone) {
        numbers.phoneTails(phone).forEach(t -> term(Fields.PHONE_TAIL, t));
    }

    private void both(String field, String value) {
        term(field, value);
        sink.shown(field, value);
    }

    private void term(String field, String text) {
        if (!text.isEmpty() && terms.add(field + '\0' + text)) {
            sink.exact(field, text);
        }
    }

    private void words(String field, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            sink.words(field, tokens);
        }
    }
}
