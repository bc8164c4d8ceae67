package dev.sluice.test.wrong.rooms.missing;

record WithoutPackageInfo() {}
