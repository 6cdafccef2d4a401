package org.hudang.search;

/**
 * Where a household belongs.
 *
 * @param township code of the township (镇街) that owns the file; decides who may see it
 * @param village name or code of the village or community (村/社区); filter and search word
 * @param address down to the community; search word only
 */
public record Place(String township, String village, String address) {

    public Place {
        if (township.isBlank() || township.equals(Caller.BUREAU)) {
            throw new DocumentRefused("township", "a township code", township.isBlank() ? "blank" : township);
        }
        IndexDocument.requireShort("township", township);
        IndexDocument.requireShort("village", village);
    }
}
