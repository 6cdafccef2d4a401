/**
 * Setting pages: faces and their subsets, line composition by the rules of Chinese text, tagged pages in millimetres,
 * tables, marks and signature fields. Knows no paper.
 */
@NullMarked
package org.hudang.forms.layout;

import org.jspecify.annotations.NullMarked;
