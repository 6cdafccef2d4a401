package org.hudang.search.lucene;

import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.hudang.search.IndexDocument;
import org.hudang.search.TailKey;
import org.hudang.search.engine.Entry;
import org.hudang.search.engine.Fields;
import org.hudang.search.text.Token;

/** Turns documents of the trade into documents of Lucene. */
final class Documents {

    private static final FieldType WORDS = words();

    private final TailKey key;

    Documents(TailKey key) {
        this.key = key;
    }

    private static FieldType words() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
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
        Document made = gone(document.id(), version);
        made.add(new SortedDocValuesField(
                Fields.KIND, new BytesRef(document.kind().name())));
        made.add(new SortedDocValuesField(Fields.HOUSEHOLD, new BytesRef(document.household())));
        made.add(new NumericDocValuesField(Fields.DATE, document.date().toEpochDay()));
        Entry.write(document, key, new Into(made));
        return made;
    }

    private record Into(Document made) implements Entry.Sink {
        @Override
        public void exact(String field, String term) {
            made.add(new StringField(field, term, Store.NO));
        }

        @Override
        public void words(String field, List<Token> tokens) {
            made.add(new Field(field, new TokenFeed(tokens), WORDS));
        }

        @Override
        public void shown(String field, String value) {
            made.add(new StoredField(field, value));
        }
    }
}
