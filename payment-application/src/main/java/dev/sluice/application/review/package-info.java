/** People take out of review what PSP and books contradict each other about. */
@NullMarked
package dev.sluice.application.review;

import org.jspecify.annotations.NullMarked;
