package org.hudang.search.lucene;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
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

/** Turns documents of the trade into documents of Lucene. No identity or phone number passes this class in the clear. */
final class Documents {

    private final NumberTokens numbers;

    Documents(TailKey key) {
        this.numbers = new NumberTokens(key);
    }

    /** A removal: keeps the id and its version, and is never found. */
    Document gone(String id, long version) {
        Document made = new Document();
        made.add(new StringField(Fields.ID, id, Store.YES));
        made.add(new SortedDocValuesField(Fields.ID, new BytesRef(id)));
        made.add(new NumericDocValuesField(Fields.VERSION, version));
        return made;
    }

    Document of(IndexDocument document, long version) {
        Writing writing = new Writing(gone(document.id(), version));
        writing.common(document);
        if (document instanceof ItemDocument item) {
            writing.item(item);
        } else if (document instanceof HouseholdDocument household) {
            writing.household(household);
        }
        return writing.made;
    }

    /** One document in the making; exact terms are added once only. */
    private final class Writing {
        final Document made;
        private final Set<String> terms = new HashSet<>();

        Writing(Document made) {
            this.made = made;
        }

        void common(IndexDocument document) {
            term(Fields.LIVE, "y");
            term(Fields.KIND, document.kind().name());
            made.add(new StoredField(Fields.KIND, document.kind().name()));
            made.add(new SortedDocValuesField(
                    Fields.KIND, new BytesRef(document.kind().name())));
            made.add(new SortedDocValuesField(Fields.HOUSEHOLD, new BytesRef(document.household())));
            term(Fields.HOUSEHOLD, document.household());
            made.add(new StoredField(Fields.HOUSEHOLD, document.household()));
            term(Fields.TOWNSHIP, document.place().township());
            made.add(new StoredField(Fields.TOWNSHIP, document.place().township()));
            term(Fields.VILLAGE, document.place().village());
            made.add(new StoredField(Fields.VILLAGE, document.place().village()));
            term(Fields.YEAR, Integer.toString(document.date().getYear()));
            made.add(new NumericDocValuesField(Fields.DATE, document.date().toEpochDay()));
            made.add(new StoredField(Fields.SHOWN_DATE, document.date().toString()));
            document.people().forEach(this::person);
            document.codes().forEach(this::code);
            place(document);
        }

        void household(HouseholdDocument household) {
            term(Fields.CODE, Codes.key(household.household()));
            household.programmes().forEach(p -> term(Fields.PROGRAMME, p));
            IndexedPerson head = household.people().get(0);
            made.add(new StoredField(
                    Fields.SHOWN_TITLE, SensitiveNumbers.in(head.name()).shown()));
            for (IndexedPerson person : household.people()) {
                made.add(new StoredField(Fields.SHOWN_NAME, person.name()));
                NameForms.ofName(person.name()).beginnings().forEach(b -> term(Fields.BEGINNING, b));
            }
        }

        void item(ItemDocument item) {
            term(Fields.CODE_PART, Codes.key(item.household()));
            term(Fields.PROGRAMME, item.programme());
            term(Fields.ITEM_KIND, item.itemKind());
            made.add(new StoredField(Fields.ITEM_KIND, item.itemKind()));
            SensitiveNumbers title = cleaned(item.title());
            made.add(new StoredField(Fields.SHOWN_TITLE, title.shown()));
            words(Fields.TITLE, Tokens.ofTitle(Units.of(title.indexed())));
            for (String page : item.pages()) {
                SensitiveNumbers text = cleaned(page);
                made.add(new StoredField(Fields.SHOWN_PAGE, text.shown()));
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
            made.add(new StoredField(Fields.SHOWN_ADDRESS, address.shown()));
            words(Fields.PLACE, Tokens.ofTitle(Units.of(address.indexed())));
            words(Fields.PLACE, Tokens.ofTitle(Units.of(document.place().village())));
            NameForms.ofPlace(document.place().village()).pinyin().forEach(p -> term(Fields.PLACE_PINYIN, p));
            NameForms.ofPlace(document.place().address()).pinyinParts().forEach(p -> term(Fields.PLACE_PINYIN, p));
        }

        private void code(String code) {
            made.add(new StoredField(Fields.SHOWN_CODE, code));
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

        private void term(String field, String text) {
            if (!text.isEmpty() && terms.add(field + '\0' + text)) {
                made.add(new StringField(field, text, Store.NO));
            }
        }

        private void words(String field, List<Token> tokens) {
            if (!tokens.isEmpty()) {
                made.add(new Field(field, new TokenFeed(tokens), Fields.WORDS));
            }
        }
    }
}
