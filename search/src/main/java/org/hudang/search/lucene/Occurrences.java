package org.hudang.search.lucene;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * Scores the text of papers by how often the phrase occurs, in few steps: 4 for once, 5 for twice, 6 from three times on, 7 from seven times on.
 *
 * <p>Few steps let the date decide among papers that are about equally good, and the bound keeps a word in the text behind the same word in
 * a title, whatever the size of the index.
 */
final class Occurrences extends Similarity {

    @Override
    public long computeNorm(FieldInvertState state) {
        return 1;
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float freq, long norm) {
                return boost * (float) Math.floor(8 * freq / (freq + 1));
            }

            @Override
            public Explanation explain(Explanation freq, long norm) {
                return Explanation.match(score(freq.getValue().floatValue(), norm), "occurrences", freq);
            }
        };
    }
}
