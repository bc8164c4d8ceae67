package dev.sluice.test.wrong.doors;

import org.springframework.stereotype.Controller;

@Controller
public class OpenPart {}
