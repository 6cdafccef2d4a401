package org.hudang.signing.pdf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/**
 * What a signature closes behind itself (字段锁定): fields that may no longer be filled or signed, and with a level what else may
 * still happen to the document. Source: ISO 32000-2 §12.7.5.5 (SigFieldLock), §12.8.2.4 (FieldMDP).
 *
 * <p>Validation data and document timestamps may always be added.
 *
 * @param scope which fields
 * @param fields full names of the fields; empty for all
 * @param level what may still happen to the document; empty says nothing about it
 */
public record FieldLock(Scope scope, List<String> fields, Optional<Certification> level) {
    private static final COSName ACTION = COSName.getPDFName("Action");

    /** Which fields a lock closes. */
    public enum Scope {
        /** All. */
        ALL("All"),
        /** The named ones. */
        INCLUDE("Include"),
        /** All but the named ones. */
        EXCLUDE("Exclude");

        private final String action;

        Scope(String action) {
            this.action = action;
        }
    }

    public FieldLock {
        fields = List.copyOf(fields);
        if (fields.isEmpty() != (scope == Scope.ALL) || fields.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a lock names all fields, or some by their names");
        }
    }

    /** Closes every field. */
    public static FieldLock all() {
        return new FieldLock(Scope.ALL, List.of(), Optional.empty());
    }

    /** Closes these fields. */
    public static FieldLock only(String... fields) {
        return new FieldLock(Scope.INCLUDE, List.of(fields), Optional.empty());
    }

    /** Closes every field but these. */
    public static FieldLock allBut(String... fields) {
        return new FieldLock(Scope.EXCLUDE, List.of(fields), Optional.empty());
    }

    /** Closes the whole document (WholeProtected): nobody signs, fills or changes anything after this. */
    public static FieldLock document() {
        return all().permitting(Certification.NO_CHANGES);
    }

    /** The same, with what may still happen to the document. */
    public FieldLock permitting(Certification what) {
        return new FieldLock(scope, fields, Optional.of(what));
    }

    /** As it stands in a field. */
    COSDictionary dictionary() {
        COSDictionary lock = new COSDictionary();
        lock.setName(COSName.TYPE, "SigFieldLock");
        lock.setName(ACTION, scope.action);
        if (scope != Scope.ALL) {
            COSArray names = new COSArray();
            fields.forEach(field -> names.add(new COSString(field)));
            lock.setItem(COSName.FIELDS, names);
        }
        level.ifPresent(what -> lock.setInt(COSName.P, what.level()));
        return lock;
    }

    /** Whether a lock that stands in a field says the same. */
    boolean says(COSDictionary lock) {
        COSDictionary own = dictionary();
        return own.getNameAsString(ACTION).equals(lock.getNameAsString(ACTION, "All"))
                && names(own).equals(names(lock))
                && own.getInt(COSName.P, 0) == lock.getInt(COSName.P, 0);
    }

    private static Set<String> names(COSDictionary lock) {
        Set<String> names = new TreeSet<>();
        COSArray array = lock.getCOSArray(COSName.FIELDS);
        for (int i = 0; array != null && i < array.size(); i++) {
            names.add(String.valueOf(array.getString(i)));
        }
        return names;
    }
}
