package org.hudang.signing.seal;

/**
 * The unit to which a seal belongs (印章所有者) and which answers for its use.
 *
 * @param name statutory name
 * @param creditCode unified social credit code (统一社会信用代码), 18 characters
 * @param township code of the township, or {@link Officer#BUREAU} for a seal of the bureau
 */
public record SealOwner(String name, String creditCode, String township) {
    public SealOwner {
        Words.line("name", name, 100);
        if (!creditCode.matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
            throw new IllegalArgumentException("not a unified social credit code");
        }
        Words.line("township", township, 20);
    }
}
