package org.hudang.signing.pdf;

import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;

/** What signatures already in a file allow: certification (ISO 32000-2 §12.8.2.2) and field locks (§12.8.2.4). */
final class Permissions {
    private static final COSName PERMS = COSName.getPDFName("Perms");
    private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");
    private static final COSName FIELD_MDP = COSName.getPDFName("FieldMDP");
    private static final COSName REFERENCE = COSName.getPDFName("Reference");
    private static final COSName TRANSFORM_METHOD = COSName.getPDFName("TransformMethod");
    private static final COSName TRANSFORM_PARAMS = COSName.getPDFName("TransformParams");
    private static final COSName ACTION = COSName.getPDFName("Action");
    static final COSName LOCK = COSName.getPDFName("Lock");

    private final OpenPdf pdf;
    private final Fields fields;

    Permissions(OpenPdf pdf, Fields fields) {
        this.pdf = pdf;
        this.fields = fields;
    }

    /** Filling an empty field. */
    void requireFilling(String field) {
        requireCertification(field, 2);
        requireNoLock(field);
    }

    /** A new field without a place: signing, which certification levels 2 and 3 allow. */
    void requireInvisible(String field) {
        requireFilling(field);
    }

    /** A new field with a place adds an annotation, which only level 3 allows. */
    void requireVisible(String field) {
        requireCertification(field, 3);
        requireNoLock(field);
    }

    private void requireCertification(String field, int needed) {
        if (!pdf.certified()) {
            return;
        }
        COSDictionary perms = pdf.catalogue().getCOSDictionary(PERMS);
        if (perms != null && perms.containsKey(DOC_MDP)) {
            COSDictionary certification = perms.getCOSDictionary(DOC_MDP);
            int level = certification == null ? 1 : level(certification);
            if (level < needed) {
                throw new ChangeForbidden(field, "certification level " + level);
            }
        }
    }

    private static int level(COSDictionary signature) {
        COSArray references = signature.getCOSArray(REFERENCE);
        int level = 3;
        boolean found = false;
        for (int i = 0; references != null && i < references.size(); i++) {
            if (references.getObject(i) instanceof COSDictionary reference
                    && DOC_MDP.equals(reference.getCOSName(TRANSFORM_METHOD))) {
                COSDictionary parameters = reference.getCOSDictionary(TRANSFORM_PARAMS);
                level = Math.min(level, parameters == null ? 2 : parameters.getInt(COSName.P, 2));
                found = true;
            }
        }
        return found ? level : 1;
    }

    private void requireNoLock(String target) {
        for (Fields.Field signed : fields.signatures()) {
            if (!signed.signed()) {
                continue;
            }
            COSDictionary lock = signed.dictionary().getCOSDictionary(LOCK);
            if (lock != null && locks(lock, target)) {
                throw new ChangeForbidden(target, "the lock of field " + signed.name());
            }
            COSArray references =
                    signed.value().map(value -> value.getCOSArray(REFERENCE)).orElse(null);
            for (int i = 0; references != null && i < references.size(); i++) {
                if (references.getObject(i) instanceof COSDictionary reference
                        && FIELD_MDP.equals(reference.getCOSName(TRANSFORM_METHOD))) {
                    COSDictionary parameters = reference.getCOSDictionary(TRANSFORM_PARAMS);
                    if (parameters == null || locks(parameters, target)) {
                        throw new ChangeForbidden(target, "the signature in field " + signed.name());
                    }
                }
            }
        }
    }

    private static boolean locks(COSDictionary lock, String target) {
        String action = lock.getNameAsString(ACTION, "All");
        boolean listed = false;
        COSArray names = lock.getCOSArray(COSName.FIELDS);
        for (int i = 0; names != null && i < names.size(); i++) {
            String name = names.getString(i);
            listed |= name != null && (target.equals(name) || target.startsWith(name + "."));
        }
        return switch (action) {
            case "Include" -> listed;
            case "Exclude" -> !listed;
            default -> true;
        };
    }

    /**
     * Names a certification in the catalogue.
     *
     * @throws CertificationNotFirst when something in the file is signed or certified already
     */
    void certify(String field, COSObjectKey signature) {
        COSDictionary perms = pdf.catalogue().getCOSDictionary(PERMS);
        boolean signed = fields.signatures().stream()
                .anyMatch(one -> one.signed() && !one.name().equals(field));
        if (signed || (perms != null && perms.containsKey(DOC_MDP))) {
            throw new CertificationNotFirst(field);
        }
        if (perms == null) {
            perms = new COSDictionary();
            pdf.catalogue().setItem(PERMS, perms);
            pdf.change(pdf.rootReference());
        } else {
            pdf.changeIn(pdf.rootReference(), pdf.catalogue(), PERMS);
        }
        perms.setItem(DOC_MDP, OpenPdf.reference(signature));
    }

    /** The DocMDP reference that a certification must carry. */
    static COSDictionary certification(Certification level) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, TRANSFORM_PARAMS);
        parameters.setInt(COSName.P, level.level());
        parameters.setName("V", "1.2");
        COSDictionary reference = new COSDictionary();
        reference.setName(COSName.TYPE, "SigRef");
        reference.setItem(TRANSFORM_METHOD, DOC_MDP);
        reference.setItem(TRANSFORM_PARAMS, parameters);
        return reference;
    }

    /**
     * A lock that a signature is to bring: it may make what is there stricter, never laxer, and its level needs a field in which
     * it can be written.
     *
     * @param field the full name of the field
     * @param certification what the same signature says of the document
     * @param writable whether the lock can be written into the field: not into one that an earlier signature covers
     */
    void requireLock(String field, FieldLock lock, Optional<Certification> certification, boolean writable) {
        if (lock.level().isEmpty()) {
            return;
        }
        int wanted = lock.level().get().level();
        int allowed = certification.map(Certification::level).orElse(3);
        COSDictionary perms = pdf.catalogue().getCOSDictionary(PERMS);
        COSDictionary there = perms == null ? null : perms.getCOSDictionary(DOC_MDP);
        if (there != null && certification.isEmpty()) {
            allowed = level(there);
        }
        if (wanted > allowed) {
            throw new FieldLockConflict(field, "the lock would allow more than the certification of level " + allowed);
        }
        if (!writable) {
            throw new FieldLockConflict(
                    field, "an earlier signature covers the field, which can get no level any more");
        }
    }

    /** The FieldMDP reference that a signature into a field with a lock must carry. */
    static COSDictionary fieldReference(OpenPdf pdf, COSDictionary lock) {
        COSDictionary parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, TRANSFORM_PARAMS);
        parameters.setName("V", "1.2");
        parameters.setItem(ACTION, COSName.getPDFName(lock.getNameAsString(ACTION, "All")));
        if (lock.getCOSArray(COSName.FIELDS) != null) {
            parameters.setItem(COSName.FIELDS, lock.getCOSArray(COSName.FIELDS));
        }
        COSDictionary reference = new COSDictionary();
        reference.setName(COSName.TYPE, "SigRef");
        reference.setItem(TRANSFORM_METHOD, FIELD_MDP);
        reference.setItem(TRANSFORM_PARAMS, parameters);
        reference.setItem(COSName.getPDFName("Data"), pdf.rootReference());
        return reference;
    }
}
