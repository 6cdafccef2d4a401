package org.hudang.signing.verify;

import java.util.Optional;
import java.util.OptionalInt;
import org.hudang.signing.verify.change.Area;

/**
 * One thing that is not as it was signed (差异), for whoever wants to see it. Words are quoted as the file has them, cut
 * short: they may name persons, so pages that strangers see take the sentences without them.
 *
 * @param kind {@code annotation-added annotation-removed annotation-changed content field pages other}
 * @param page the page that shows it, from 1
 * @param object the PDF object that says so, {@code 14 0}
 * @param revision the revision in which it came: how often the file had been saved then, the first time included
 * @param area where on that page it is seen
 * @param was words that stood there when it was signed; empty when there were none that can be read
 * @param is words that stand there now; empty when there are none that can be read
 * @param zh the Chinese sentence
 * @param en the English sentence
 * @param zhWithoutWords the Chinese sentence that quotes nothing
 * @param enWithoutWords the English sentence that quotes nothing
 */
public record Difference(
        String kind,
        OptionalInt page,
        Optional<String> object,
        int revision,
        Optional<Area> area,
        String was,
        String is,
        String zh,
        String en,
        String zhWithoutWords,
        String enWithoutWords) {}
