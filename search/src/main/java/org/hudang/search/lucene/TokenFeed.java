package org.hudang.search.lucene;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.hudang.search.engine.Fields;
import org.hudang.search.text.Token;

/** Hands ready-made tokens to Lucene; the first stands {@link Fields#GAP} positions after what was there before. */
final class TokenFeed extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Token> tokens;
    private Iterator<Token> left;
    private int position;

    TokenFeed(List<Token> tokens) {
        this.tokens = tokens;
        this.left = tokens.iterator();
        this.position = -Fields.GAP;
    }

    @Override
    public void reset() {
        left = tokens.iterator();
        position = -Fields.GAP;
    }

    @Override
    public boolean incrementToken() {
        if (!left.hasNext()) {
            return false;
        }
        Token token = left.next();
        clearAttributes();
        term.append(token.term());
        increment.setPositionIncrement(token.position() - position);
        position = token.position();
        return true;
    }
}
