package org.hudang.archive.volume;

import java.util.regex.Pattern;
import org.hudang.archive.CommandRefused;

/**
 * Kind of material (材料种类), for example {@code application-form}. Data of each region, so no closed list; the constants
 * are the ones the house itself files.
 *
 * @param code lower-case letters, digits and hyphens, at most 40
 */
public record ItemKind(String code) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    /** 申请书. */
    public static final ItemKind APPLICATION = new ItemKind("application");
    /** 经济状况核查授权书. */
    public static final ItemKind AUTHORIZATION = new ItemKind("authorization");
    /** 授权书风险提示函. */
    public static final ItemKind RISK_NOTICE = new ItemKind("risk-notice");
    /** 社会救助电子证明. */
    public static final ItemKind CERTIFICATE = new ItemKind("certificate");
    /** 身份证、户口簿复印件. */
    public static final ItemKind IDENTITY_COPY = new ItemKind("identity-copy");
    /** 收入、财产证明. */
    public static final ItemKind INCOME_PROOF = new ItemKind("income-proof");
    /** 入户调查表. */
    public static final ItemKind HOME_VISIT = new ItemKind("home-visit");
    /** 审核确认表. */
    public static final ItemKind APPROVAL_FORM = new ItemKind("approval-form");
    /** 告知书、通知书. */
    public static final ItemKind NOTICE = new ItemKind("notice");
    /** 签署证据. */
    public static final ItemKind EVIDENCE = new ItemKind("evidence");
    /** 其他材料. */
    public static final ItemKind OTHER = new ItemKind("other");

    public ItemKind {
        if (!FORM.matcher(code).matches()) {
            throw new CommandRefused("kind", "[a-z][a-z0-9-]{1,39}");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
