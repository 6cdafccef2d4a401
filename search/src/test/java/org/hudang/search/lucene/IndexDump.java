package org.hudang.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Reads back every term and every stored value of an index. */
final class IndexDump {

    private IndexDump() {}

    static String everything(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                for (FieldInfo field : leaf.reader().getFieldInfos()) {
                    Terms terms = leaf.reader().terms(field.name);
                    if (terms != null) {
                        TermsEnum term = terms.iterator();
                        while (term.next() != null) {
                            all.append(term.term().utf8ToString()).append('\n');
                        }
                    }
                }
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    leaf.reader()
                            .storedFields()
                            .document(doc)
                            .forEach(f -> all.append(f.stringValue()).append('\n'));
                }
            }
        }
        return all.toString();
    }
}
