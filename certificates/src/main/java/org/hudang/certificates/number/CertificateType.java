package org.hudang.certificates.number;

/**
 * The type code of the certificates an office issues. No public national code for a relief certificate is known, so it
 * is a setting; the one shipped for trying out is visibly invented and can never be somebody's credit code.
 *
 * @param code 21 characters: 18 of the defining body and three digits
 */
public record CertificateType(String code) {
    private static final String INVENTED = "00TEST000000000000999";

    public CertificateType {
        if (!code.matches("[0-9A-Z]{18}[0-9]{3}")) {
            throw new CertificateNumberRefused("type", "[0-9A-Z]{18}[0-9]{3}");
        }
    }

    /** The invented type code for demonstrations. */
    public static CertificateType invented() {
        return new CertificateType(INVENTED);
    }

    /**
     * This type, fit for real certificates.
     *
     * @throws InventedTypeRefused when it is the invented one
     */
    public CertificateType forProduction() {
        if (code.equals(INVENTED)) {
            throw new InventedTypeRefused(code);
        }
        return this;
    }
}
