package org.hudang.signing.seal;

/** Kinds of electronic seals. Source: 《电子印章管理办法》 (国办发〔2025〕33号) art. 3. */
public enum SealKind {
    /** 法定名称章: the statutory name of the unit. */
    STATUTORY_NAME,
    /** 内设机构章: a department inside the unit. */
    DEPARTMENT,
    /** 分支机构章: a branch of the unit. */
    BRANCH,
    /** 业务专用章: one kind of business only. */
    BUSINESS,
    /** 个人名章: the name seal of a person, for the business of the unit. */
    PERSONAL_NAME
}
