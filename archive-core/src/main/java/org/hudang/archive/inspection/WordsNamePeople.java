package org.hudang.archive.inspection;

import org.hudang.archive.ArchiveException;

/** Words of a judgement name somebody of the household, or hold a number as people have one; reports name nobody. */
public final class WordsNamePeople extends ArchiveException {
    public WordsNamePeople(String number) {
        super("AR-147", number);
    }
}
