/** This room promises nothing about null. */
package dev.sluice.test.wrong.rooms.unmarked;
