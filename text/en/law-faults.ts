/** What can be wrong with the law as data: the sentences of `gongshu law check`, one for each code of a fault. */
export const lawFaults = {
  'lawCheck.usage':
    'Usage: gongshu law check [FOLDER]. The folder holds one regulation as data, e.g. regulations/some-county; without it everything of this release is checked.',
  'lawCheck.good':
    'Checked {versions} text versions, {articles} articles, {duties} duties, {jurisdictions} jurisdictions: nothing is wrong.',
  'lawCheck.bad': 'Faults found: {count}.',
  'lawCheck.noText': '{folder}/index.ts exports no version of a text.',

  'lawFault.articleDiffers':
    '{article}: “{words}” differs from the published text in source.txt; copy the published words.',
  'lawFault.articlesDiffer':
    'the articles differ from source.txt: the published text has {missing} here, the data have {listed}; complete them and keep the order.',
  'lawFault.articleSilent': '{article} has no duty; say in noSoftwareDuty why software has no part in it.',
  'lawFault.articleNotSilent': '{article} has duties; remove noSoftwareDuty.',
  'lawFault.quoteNotInArticle': '{duty}: “{quote}” is not in its article; copy the words from source.txt.',
  'lawFault.limitNotInQuote': '{duty}: the limit “{limit}” does not stand in the quotation “{quote}”.',
  'lawFault.limitWithoutClock': '{duty}: the quotation names the limit “{limit}”, but no clock and no rule carries it.',
  'lawFault.limitNotQuoted': '{article}: no duty quotes the limit “{limit}”.',
  'lawFault.validityNotInText': 'the validity “{quote}” is not in the last article, or does not name the years.',
  'lawFault.stepUndeclared': '{duty}: the step {step} is not declared in steps.ts.',
  'lawFault.stepTwice': '{duty} names the step {step} twice.',
  'lawFault.requirementElsewhere': '{duty}: a requirement binds the step {step}, which is no step of the duty.',
  'lawFault.transitionUndeclared': '{duty}: the state {transition} is not declared in steps.ts.',
  'lawFault.clockOnSeveralCases': '{duty}: the clock ends on more than one kind of case ({cases}).',
  'lawFault.clockOnOtherCase': '{duty}: the clock hangs on “{on}” but ends on another kind of case.',
  'lawFault.clockEndsAtStart': '{duty}: the clock would end in the state {transition} in which it starts.',
  'lawFault.outcomeIsEnd': '{duty}: the outcome {transition} of a missed day stands in endsOn too; remove it there.',
  'lawFault.dutyOfOtherArticle': '{duty} is no id of {article}; put it into its own article.',
  'lawFault.dutyUnknown': '{duty} is not in the register of duties; enter it there or correct the id.',
  'lawFault.dutyMissing': 'the register of duties has {duty}, the data have not; add it.',
  'lawFault.dutyTwice': '{duty} stands in {article} already; an id is used once.',
  'lawFault.reasonEmpty': '{duty}: noSoftwareDuty is empty; say why software has no part in it.',
  'lawFault.softwareDenied': '{duty} says that software has no part in it and has steps, a clock or requirements.',
  'lawFault.listEmpty': '{duty} has an empty list; leave it out.',
  'lawFault.ruleTwice': '{duty}: the rule {rule} stands in {other} already; a text names a rule once.',
  'lawFault.versionTwice': 'the version {version} exists twice.',
  'lawFault.versionNamedOtherwise': 'the id {version} does not begin with the name of its text and an @.',
  'lawFault.versionBackwards': 'the last day {last} of {version} lies before its first.',
  'lawFault.versionsOverlap':
    '{version} and {other} are in force on the same day; give the earlier one an effectiveTo.',
  'lawFault.versionsGap': 'between {other} and {version} no version is in force from {from} to {to}.',
  'lawFault.textWithoutVersion': '{jurisdiction}: the text {text} has no version.',
  'lawFault.matterUnsettled': '{jurisdiction}: the matter {matter} must stand in matters or in absent, once.',
  'lawFault.matterOfStranger':
    '{jurisdiction}: the matter {matter} is given to the text {text}, which does not apply here.',
  'lawFault.matterOwnerUnreasoned':
    '{jurisdiction}: {texts} both have the matter {matter}; say in ownership why its owner is the one chosen.',
  'lawFault.twoOutcomes': '{jurisdiction}: {duties} both give an automatic outcome after {about}; there can be one.',
  'lawFault.twoGrounds':
    '{jurisdiction}: {duties} accept different legal grounds for {about} and none is of the text that owns the matter; settle it in matters.',
} as const
