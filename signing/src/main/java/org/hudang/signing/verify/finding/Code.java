package org.hudang.signing.verify.finding;

/** Stable codes of the verifier; their sentences stand in {@code messages.properties} of the verifier. */
public enum Code {
    // the file as a whole
    FAULT("SG-300"),
    FILE_UNREADABLE("SG-301"),
    FILE_EMPTY("SG-302"),
    FILE_TOO_LARGE("SG-303"),
    FORMAT_UNKNOWN("SG-304"),
    ENCRYPTED("SG-305"),
    STRUCTURE_BROKEN("SG-306"),
    LIMIT_REACHED("SG-307"),
    HEADER_NOT_FIRST("SG-308"),
    UNSIGNED("SG-309"),
    // rules 1 and 2: field, value, range
    VALUE_MISSING("SG-310"),
    FIELD_TREE_LOOP("SG-311"),
    VALUE_SHARED("SG-312"),
    BYTE_RANGE_MALFORMED("SG-313"),
    BYTE_RANGE_GAP("SG-314"),
    BYTE_RANGE_OUTSIDE("SG-315"),
    RANGE_END_NOT_REVISION("SG-316"),
    CONTENTS_MALFORMED("SG-317"),
    CONTENTS_PADDING("SG-318"),
    DUPLICATE_KEY("SG-319"),
    NOT_IN_SIGNED_REVISION("SG-320"),
    UNREFERENCED_SIGNATURE("SG-321"),
    SIGNATURE_REMOVED("SG-322"),
    SUBFILTER_UNKNOWN("SG-323"),
    // rule 3: every byte accounted for
    FILE_CUT("SG-324"),
    TAIL_UNACCOUNTED("SG-325"),
    TAIL_OBJECT_UNLISTED("SG-326"),
    TAIL_ENTRY_LIES("SG-327"),
    TAIL_CHAIN_BROKEN("SG-328"),
    TAIL_LINEARIZED("SG-329"),
    JOINT_BROKEN("SG-394"),
    // rule 4: changes
    CHANGE_PERMITTED("SG-330"),
    CHANGE_FORBIDDEN("SG-331"),
    CONTENT_CHANGED("SG-332"),
    PAGES_COUNT("SG-393"),
    ANNOTATION_CHANGED("SG-333"),
    FIELD_LOCKED("SG-334"),
    CERTIFIED_NO_CHANGES("SG-335"),
    APPEARANCE_SWAPPED("SG-336"),
    VALUE_OVERWRITTEN("SG-337"),
    FIELD_ADDED("SG-338"),
    SIGNATURE_CHANGED("SG-339"),
    LOCK_NOT_JUDGED("SG-340"),
    CHANGE_NOT_JUDGED("SG-341"),
    LATER_SIGNATURE_WRONG("SG-342"),
    COVERS_OTHER_SIGNATURE("SG-343"),
    COVERS_CONTENT("SG-344"),
    // rule 5: the signature itself
    CMS_UNREADABLE("SG-345"),
    CMS_SIGNERS("SG-346"),
    CMS_EMBEDDED_CONTENT("SG-347"),
    CMS_CERTIFICATE_MISSING("SG-348"),
    DIGEST_MISMATCH("SG-349"),
    SIGNATURE_WRONG("SG-350"),
    ESS_MISSING("SG-351"),
    ESS_MISMATCH("SG-352"),
    ALGORITHM_MISMATCH("SG-353"),
    ALGORITHM_WEAK("SG-354"),
    ALGORITHM_UNKNOWN("SG-355"),
    ATTRIBUTES_WRONG("SG-356"),
    // rule 6: chain, revocation, time
    CHAIN_UNTRUSTED("SG-361"),
    CHAIN_NOT_JUDGED("SG-362"),
    CERTIFICATE_REVOKED("SG-363"),
    CERTIFICATE_EXPIRED("SG-364"),
    CERTIFICATE_NOT_YET("SG-365"),
    CERTIFICATE_ON_HOLD("SG-366"),
    KEY_USAGE("SG-367"),
    REVOCATION_UNKNOWN("SG-368"),
    REVOKED_LATER("SG-369"),
    NO_TIMESTAMP("SG-370"),
    TIMESTAMP_WRONG("SG-371"),
    TIMESTAMP_UNTRUSTED("SG-372"),
    TRUST_DATA_UNREADABLE("SG-373"),
    NOT_SIGNED_YET("SG-374"),
    EVENT_OTHER_DOCUMENT("SG-399"),
    // rules 7 and 8: register
    SIGNERS_MISSING("SG-375"),
    SEAL_SUSPENDED("SG-376"),
    SEAL_CANCELLED("SG-377"),
    VOUCHED_FOR("SG-378"),
    TIME_AWAITED("SG-400"),
    SIGNER_MISSING("SG-401"),
    REGISTER_SILENT("SG-402"),
    SEAL_NOT_YET("SG-403"),
    SEAL_ENDED("SG-404"),
    // OFD
    PACKAGE_BROKEN("SG-380"),
    PACKAGE_HOSTILE("SG-381"),
    OFD_SIGNATURE_NOT_JUDGED("SG-382"),
    OFD_REFERENCE_CHANGED("SG-383"),
    OFD_COVERAGE("SG-384"),
    OFD_SEAL_WRONG("SG-385"),
    OFD_SIGNER_NOT_IN_SEAL("SG-386"),
    OFD_SEAL_EXPIRED("SG-387"),
    OFD_TIME_IMPLAUSIBLE("SG-388"),
    OFD_PARTIAL("SG-389"),
    // seal signatures, in OFD or PDF
    SEAL_USE_UNPROVEN("SG-396"),
    SEAL_VERSION("SG-397"),
    SEAL_MAKER_REVOKED("SG-398"),
    // the one sentence that comes first when a signed paper is not what was signed
    NOT_AS_SIGNED("SG-390"),
    NOT_AS_SIGNED_SINCE("SG-391"),
    NOT_AS_SIGNED_ON_PAGE("SG-392");

    private final String text;

    Code(String text) {
        this.text = text;
    }

    /** The code as reports show it, {@code SG-3nn} or {@code SG-4nn}. */
    public String text() {
        return text;
    }
}
