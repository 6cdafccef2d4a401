/**
 * What text, names and numbers become in the index, whatever engine holds it.
 */
@NullMarked
package org.hudang.search.text;

import org.jspecify.annotations.NullMarked;
