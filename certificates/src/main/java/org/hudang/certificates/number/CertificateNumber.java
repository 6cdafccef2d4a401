package org.hudang.certificates.number;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The national identifier of an electronic certificate (电子证照标识, GB/T 36904-2018): root, type code, authority
 * code, serial number, version and check character, joined by dots. Upper case only: lower case is refused, never
 * folded. A value of this type has a right check character.
 *
 * @param type type code of the certificate (证照类型代码): 18 characters of the defining body and three digits
 * @param authority code of the issuing authority (颁发机构代码): unified social credit code or a local code
 * @param serial serial number (流水号), 1–36 characters
 * @param version version (版本号), 1–999
 */
public record CertificateNumber(String type, String authority, String serial, int version) {
    /** The arc under which all certificates are named. */
    public static final String ROOT = "1.2.156.3005.2";

    private static final Pattern TYPE = Pattern.compile("[0-9A-Z]{18}[0-9]{3}");
    private static final Pattern AUTHORITY = Pattern.compile("[0-9A-Z]{6,18}");
    private static final Pattern SERIAL = Pattern.compile("[0-9A-Z]{1,36}");
    private static final Pattern WHOLE = Pattern.compile("1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{18}[0-9]{3})"
            + "\\.([0-9A-Z]{6,18})\\.([0-9A-Z]{1,36})\\.([0-9]{3})\\.([0-9A-Z])");
    private static final int LONGEST = 110;

    public CertificateNumber {
        require(TYPE, "type", type);
        require(AUTHORITY, "authority", authority);
        require(SERIAL, "serial", serial);
        if (version < 1 || version > 999) {
            throw new CertificateNumberRefused("version", "001 to 999");
        }
    }

    /**
     * Reads the printed form.
     *
     * @throws CertificateNumberRefused when the shape or the check character is wrong; asked before any database is
     */
    public static CertificateNumber parse(String text) {
        if (text.length() > LONGEST) {
            throw new CertificateNumberRefused("length", "at most " + LONGEST + " characters");
        }
        Matcher parts = WHOLE.matcher(text);
        if (!parts.matches()) {
            throw new CertificateNumberRefused("shape", ROOT + ".TYPE.AUTHORITY.SERIAL.VERSION.CHECK in upper case");
        }
        CertificateNumber number =
                new CertificateNumber(parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)));
        char expected = number.check();
        if (parts.group(5).charAt(0) != expected) {
            throw new CertificateNumberRefused("check character", String.valueOf(expected));
        }
        return number;
    }

    /** The check character over type, authority, serial and version without dots and root. */
    public char check() {
        return CheckCharacter.of(type + authority + serial + versionDigits());
    }

    /** The number of the next version of the same certificate. */
    public CertificateNumber next() {
        return new CertificateNumber(type, authority, serial, version + 1);
    }

    /** The printed form. */
    @Override
    public String toString() {
        return String.join(".", ROOT, type, authority, serial, versionDigits(), String.valueOf(check()));
    }

    private String versionDigits() {
        String digits = "00" + version;
        return digits.substring(digits.length() - 3);
    }

    private static void require(Pattern pattern, String part, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new CertificateNumberRefused(part, pattern.pattern());
        }
    }
}
