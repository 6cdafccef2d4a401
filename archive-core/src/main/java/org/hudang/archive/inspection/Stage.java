package org.hudang.archive.inspection;

/** When a volume is inspected (检测环节). */
public enum Stage {
    /** When it is closed (归档环节). */
    GD,
    /** When it is handed over and received (移交与接收环节). */
    YJ,
    /** Again and again while it is kept (长期保存环节). */
    CQ
}
