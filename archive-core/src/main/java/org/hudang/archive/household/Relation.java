package org.hudang.archive.household;

/** Relation to the head of the household (与户主关系), and the roles the procedure needs. */
public enum Relation {
    /** Head of the household (户主). */
    HEAD,
    /** Husband or wife (配偶). */
    SPOUSE,
    /** Child (子女). */
    CHILD,
    /** Father or mother (父母). */
    PARENT,
    /** Grandparent (祖父母、外祖父母). */
    GRANDPARENT,
    /** Grandchild (孙子女、外孙子女). */
    GRANDCHILD,
    /** Brother or sister (兄弟姐妹). */
    SIBLING,
    /** Daughter-in-law or son-in-law (儿媳、女婿). */
    CHILD_IN_LAW,
    /** Guardian who is no relative (监护人). */
    GUARDIAN,
    /** Obligor by law who lives apart (赡养、抚养、扶养义务人). */
    OBLIGOR,
    /** Anyone else (其他). */
    OTHER
}
