package org.hudang.forms;

/** The papers this module knows. */
public enum PaperKind {
    /** Application for social relief, 社会救助申请书. */
    APPLICATION_FORM,
    /** Authorization to check a household's economic status, 社会救助家庭经济状况核查授权书. */
    AUTHORIZATION_LETTER,
    /** Risk notice read before authorizing, 授权书风险提示函. */
    RISK_NOTICE,
    /** Electronic relief certificate, 电子社会救助证明. */
    CERTIFICATE,
    /** Copy of a certificate for one purpose, 加注件. */
    ANNOTATED_CERTIFICATE,
    /** Cover, catalogue and note sheet of a volume, 案卷封面、卷内文件目录、卷内备考表. */
    VOLUME_SHEETS,
    /** Front and contents of a whole household file bound for reading, 户档封面、总目录. */
    FILE_FRONT,
    /** Page in place of a paper that cannot be printed, 替代页. */
    FILE_SLIP,
    /** Numbers of the pages of a bound file and nothing else, 页码. */
    PAGE_NUMBERS,
    /** List of what is to be destroyed, 档案销毁清册. */
    DESTRUCTION_LIST,
    /** Report of an inspection of a volume, 电子档案四性检测报告. */
    INSPECTION_REPORT
}
