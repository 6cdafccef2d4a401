package org.hudang.archive.volume;

/** The two classes of volumes (AR-02); they differ in retention, so one volume is of one kind. */
public enum VolumeKind {
    /** Approval volume of one case (审批类). */
    APPROVAL,
    /** Daily-management volume of one year (日常管理类). */
    DAILY
}
