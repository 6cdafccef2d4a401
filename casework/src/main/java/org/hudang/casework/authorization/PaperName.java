package org.hudang.casework.authorization;

/** The two papers of an authorization; each names the other. */
public enum PaperName {
    /** 授权书风险提示函: read and confirmed first. */
    NOTICE,
    /** 社会救助家庭经济状况核查授权书. */
    LETTER
}
