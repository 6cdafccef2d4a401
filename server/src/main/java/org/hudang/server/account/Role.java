package org.hudang.server.account;

/** What an account may do (角色). Rights are given by role and never by person. */
public enum Role {
    /** 村级协理: brings papers of the own village's households. */
    VILLAGE_WORKER,
    /** 镇街经办: files, composes, sends for signature. */
    TOWNSHIP_CLERK,
    /** 镇街审核: reviews, approves seal use of the township. */
    TOWNSHIP_REVIEWER,
    /** 民政局审批: decides, issues and withdraws certificates. */
    BUREAU_APPROVER,
    /** 印章保管: keeps and uses seals. */
    SEAL_CUSTODIAN,
    /** 档案管理: keeps the archive. */
    ARCHIVIST,
    /** 审计: reads journals. */
    AUDITOR,
    /** 系统管理: runs the system and sees no household. */
    SYSTEM_ADMINISTRATOR;

    /** Whether papers of households are brought in by this role (收件). */
    public boolean bringsPapers() {
        return this == VILLAGE_WORKER || this == TOWNSHIP_CLERK || this == ARCHIVIST;
    }

    /** Whether papers are filed by this role (归档). */
    public boolean filesPapers() {
        return this == TOWNSHIP_CLERK || this == ARCHIVIST;
    }

    /** Whether copies of whole files of households may be made by this role (整户装订). */
    public boolean copiesFiles() {
        return handlesCases();
    }

    /** Whether the cases of volumes are this role's: their facts, their end. */
    public boolean handlesCases() {
        return this == TOWNSHIP_CLERK || this == TOWNSHIP_REVIEWER || this == BUREAU_APPROVER || this == ARCHIVIST;
    }

    /** Whether this role checks identities, sets certificates aside and asks that they be withdrawn (办证). */
    public boolean handlesCertificates() {
        return this == TOWNSHIP_CLERK || decidesCertificates();
    }

    /** Whether this role issues certificates, and decides that one is withdrawn (发证、撤销审批). */
    public boolean decidesCertificates() {
        return this == TOWNSHIP_REVIEWER || this == BUREAU_APPROVER;
    }

    /** Whether requests of people about their own data are taken in by this role (权利请求). */
    public boolean takesRequests() {
        return filesPapers() || answersRequests();
    }

    /** Whether such requests are answered by this role. */
    public boolean answersRequests() {
        return this == TOWNSHIP_REVIEWER || this == BUREAU_APPROVER || this == ARCHIVIST;
    }

    /** Whether this role opens the files of households that come out of others (分户、并户). */
    public boolean partsHouseholds() {
        return this == TOWNSHIP_REVIEWER || this == BUREAU_APPROVER || this == ARCHIVIST;
    }

    /** Whether this role decides about holds and about what is over (鉴定). */
    public boolean decidesRetention() {
        return this == ARCHIVIST || this == BUREAU_APPROVER;
    }

    /** Whether this role decides for which business the electronic form alone is kept (单套). */
    public boolean decidesSingleSets() {
        return this == ARCHIVIST || this == BUREAU_APPROVER;
    }

    /** Whether uses of seals are approved by this role (用印审批). */
    public boolean approvesSeals() {
        return this == TOWNSHIP_REVIEWER || this == BUREAU_APPROVER;
    }

    /** Whether the work is with households. */
    public boolean seesHouseholds() {
        return this != AUDITOR && this != SYSTEM_ADMINISTRATOR;
    }
}
