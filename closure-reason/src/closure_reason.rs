use crate::OptionSet;

/// Why a session of a conversation was closed: the column `msdyn_closurereason` of the table
/// `msdyn_ocsession`.
///
/// When a session closes, the system finds the reason and writes its value. Rows hold the value;
/// the labels here are the column's in English. Microsoft adds reasons (11 in 2021, 32 in 2025, 48
/// in August 2026), so rows may hold values that are not listed here: read them into
/// [`Choice<ClosureReason>`](crate::Choice).
///
/// ```
/// use closure_reason::ClosureReason;
///
/// let reason = ClosureReason::try_from(192350004)?;
/// assert_eq!(reason, ClosureReason::AgentClosed);
/// assert_eq!(reason.label(), "AgentClosed");
/// assert!(reason.description().unwrap().starts_with("Indicates that the representative ended the session"));
///
/// // Live systems spell one label with a single r; it is an alias.
/// assert_eq!("AgentTransfered".parse(), Ok(ClosureReason::AgentTransferred));
/// # Ok::<(), closure_reason::UnknownValue>(())
/// ```
///
/// Everything that every option set has, also in `const` context (except the lookups by label):
///
/// ```
/// use closure_reason::ClosureReason;
///
/// const CLOSED: Option<ClosureReason> = ClosureReason::from_value(192350004);
/// assert_eq!(CLOSED, Some(ClosureReason::AgentClosed));
/// assert_eq!(ClosureReason::AgentClosed.value(), 192350004);
/// assert_eq!(ClosureReason::AgentClosed as i32, 192350004);
/// assert_eq!(ClosureReason::from_label("AgentClosed"), CLOSED);
/// assert_eq!(ClosureReason::from_label_ignore_case("agentclosed"), CLOSED);
/// assert_eq!(ClosureReason::ALL[ClosureReason::AgentClosed.index()], ClosureReason::AgentClosed);
/// assert_eq!(ClosureReason::METADATA.column(), Some("msdyn_closurereason"));
/// assert!(ClosureReason::AgentTransferred.metadata().aliases().eq(["AgentTransfered"]));
/// ```
///
/// [`ALL`](Self::ALL) shows the table of values, labels and descriptions.
///
/// Compare values, not labels: a label is text for people. Environments spell it differently,
/// translate it and may change it; the value stays.
///
/// # Sources
///
/// Values, labels and descriptions of the first 32 options (`ALL[..32]`) are those of Microsoft's
/// page [Session closure options and descriptions][page], edition of 2025-06-18, under [CC BY 4.0];
/// nothing in them was changed. The other 16 options were published later, on that page up to
/// 2026-08-13 or in the [table reference]; their descriptions are in this crate's own words, and
/// four that Microsoft does not describe have none.
///
/// [page]: https://learn.microsoft.com/dynamics365/contact-center/extend/closure-reasons-descriptions
/// [CC BY 4.0]: https://creativecommons.org/licenses/by/4.0/
/// [table reference]: https://learn.microsoft.com/dynamics365/developer/reference/entities/msdyn_ocsession
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, OptionSet)]
#[option_set(
    table = "msdyn_ocsession",
    column = "msdyn_closurereason",
    name = "msdyn_ocsession_msdyn_closurereason",
    display_name = "Closure Reason",
    language = 1033,
    crate = crate
)]
#[cfg_attr(feature = "serde", option_set(serde))]
#[cfg_attr(feature = "schemars", option_set(schemars))]
#[cfg_attr(feature = "sqlx", option_set(sqlx))]
#[expect(clippy::unreadable_literal, reason = "whoever searches for a number searches as rows spell it")]
#[non_exhaustive]
pub enum ClosureReason {
    // Microsoft's page of 2025-06-18, to the letter.
    /// 192350000: No other reason applies.
    #[option(label = "Default", desc = "Indicates that no other closure reason is applicable.")]
    Default = 192350000,
    /// 192350001: The representative declined.
    #[option(
        label = "AgentReject",
        desc = "Indicates that the customer service representative (service representative or representative) declined the conversation."
    )]
    AgentReject = 192350001,
    /// 192350002: The representative did not answer the notification in time.
    #[option(
        label = "AgentTimeout",
        desc = "Indicates that the representative didn't respond to the conversation notification within the allotted time."
    )]
    AgentTimeout = 192350002,
    /// 192350003: The conversation timed out.
    #[option(
        label = "ConversationTimeout",
        desc = "Indicates that the conversation session ended because of a time out."
    )]
    ConversationTimeout = 192350003,
    /// 192350004: The representative closed the session tab.
    #[option(
        label = "AgentClosed",
        desc = "Indicates that the representative ended the session, which means the representative selected the session tab \"X\"."
    )]
    AgentClosed = 192350004,
    /// 192350005: The conversation was closed.
    #[option(label = "ConversationClosed", desc = "Indicates that the conversation session was closed.")]
    ConversationClosed = 192350005,
    /// 192350006: Transferred to another representative.
    #[option(
        label = "AgentTransferred",
        // As the table reference and live systems spell it.
        alias = "AgentTransfered",
        desc = "Indicates that the conversation was transferred to another representative."
    )]
    AgentTransferred = 192350006,
    /// 192350007: The representative was disconnected.
    #[option(
        label = "AgentDisconnected",
        desc = "Indicates that the representative was disconnected from the conversation."
    )]
    AgentDisconnected = 192350007,
    /// 192350008: The conversation was reassigned.
    #[option(label = "AgentReRouted", desc = "Indicates that the conversation was reassigned.")]
    AgentReRouted = 192350008,
    /// 192350009: The AI agent closed the conversation.
    #[option(label = "VirtualAgentClosed", desc = "Indicates that the AI agent has closed the conversation.")]
    VirtualAgentClosed = 192350009,
    /// 192350010: A representative transferred it to another queue.
    #[option(
        label = "AgentTransferToQueue",
        desc = "Indicates that a representative has transferred the conversation to a different queue."
    )]
    AgentTransferToQueue = 192350010,
    /// 192350011: A supervisor assigned it to another queue.
    #[option(
        label = "SupervisorAssignToQueue",
        desc = "Indicates that a supervisor has manually assigned the conversation to a different queue."
    )]
    SupervisorAssignToQueue = 192350011,
    /// 192350012: A supervisor transferred it to a representative.
    #[option(
        label = "SupervisorTransferToAgent",
        desc = "Occurs when a supervisor transfers a conversation to a representative."
    )]
    SupervisorTransferToAgent = 192350012,
    /// 192350013: The system rejected the conversation.
    #[option(label = "SystemReject", desc = "Indicates that the system has rejected the conversation.")]
    SystemReject = 192350013,
    /// 192350014: The supervisor closed it by force.
    #[option(label = "ForceClose", desc = "Indicates that the supervisor forcibly closed the conversation.")]
    ForceClose = 192350014,
    /// 192350015: Moved from an overflowing queue to another.
    #[option(
        label = "OverflowQueueTransfer",
        desc = "Occurs when a conversation is transferred from an overflowing queue to another queue."
    )]
    OverflowQueueTransfer = 192350015,
    /// 192350016: Ended because of overflow.
    #[option(
        label = "OverflowEndConversation",
        desc = "Occurs when a conversation ends because of overflow."
    )]
    OverflowEndConversation = 192350016,
    /// 192350017: A representative could not be added.
    #[option(
        label = "AddAgentFailed",
        desc = "Occurs when an attempt to add a representative to a conversation fails."
    )]
    AddAgentFailed = 192350017,
    /// 192350018: An expired conversation was closed automatically.
    #[option(label = "AutoClose", desc = "Occurs when an expired conversation is automatically closed.")]
    AutoClose = 192350018,
    /// 192350019: A secondary channel was closed.
    #[option(label = "SecondaryChannelClosed", desc = "Occurs when a secondary channel is closed.")]
    SecondaryChannelClosed = 192350019,
    /// 192350020: The customer disconnected.
    #[option(label = "CustomerDisconnect", desc = "Occurs when a customer disconnects from a conversation.")]
    CustomerDisconnect = 192350020,
    /// 192350021: A representative ended the conversation.
    #[option(label = "AgentEndConversation", desc = "Occurs when a representative ends a conversation.")]
    AgentEndConversation = 192350021,
    /// 192350022: The customer ended the conversation.
    #[option(label = "CustomerEndConversation", desc = "Occurs when a customer ends a conversation.")]
    CustomerEndConversation = 192350022,
    /// 192350023: The representative transferred it to another queue.
    #[option(
        label = "QueueTransfer",
        desc = "Occurs when the representative transfers a conversation to a different queue."
    )]
    QueueTransfer = 192350023,
    /// 192350024: Overflow in the queue moved it to another, closing the previous session.
    #[option(
        label = "InqueueOverflowQueueTransfer",
        desc = "Occurs when inqueue overflow triggers the transfer of conversation from one queue to another and this action closes the previous session."
    )]
    InqueueOverflowQueueTransfer = 192350024,
    /// 192350025: Overflow in the queue ended the conversation.
    #[option(
        label = "InqueueOverflowEndConversation",
        desc = "Occurs when inqueue overflow ends the conversation."
    )]
    InqueueOverflowEndConversation = 192350025,
    /// 192350026: The AI agent escalated.
    #[option(
        label = "BotTransferToAgent",
        desc = "Indicates that the AI agent has escalated the conversation."
    )]
    BotTransferToAgent = 192350026,
    /// 192350027: The AI agent ended the conversation.
    #[option(label = "BotEndConversation", desc = "Indicates that the agent has ended the conversation.")]
    BotEndConversation = 192350027,
    /// 192350028: After an internal failure and a message the call ended.
    #[option(
        label = "BotCallFailureEndConversation",
        desc = "When agent play a message to the caller because of some internal failure and conversation ends."
    )]
    BotCallFailureEndConversation = 192350028,
    /// 192350029: After an internal failure the call went to an external number.
    #[option(
        label = "BotCallFailureExternalTransfer",
        desc = "When agent transfers the call to an external phone number because of some internal failure and conversation ends."
    )]
    BotCallFailureExternalTransfer = 192350029,
    /// 192350030: After an internal failure the caller heard a prompt and was escalated.
    #[option(
        label = "BotCallFailurePromptAndEscalate",
        desc = "When conversation isn't ending as caller hears a prompt, wait music and then sent to the default fallback queue so caller is transferred to a representative or whatever queue behavior is defined."
    )]
    BotCallFailurePromptAndEscalate = 192350030,
    /// 192350031: After an internal failure the caller was escalated.
    #[option(
        label = "BotCallFailureEscalate",
        desc = "When conversation isn't ending as caller hears wait music, and is sent to the default fallback queue, so caller is transferred to a representative or whatever queue behavior is defined."
    )]
    BotCallFailureEscalate = 192350031,

    // Published later, in the table reference (32 to 38, 52) or on the page up to 2026-08-13 (34,
    // 36 to 38, 54 to 65). The descriptions are our own words; an empty one says that Microsoft
    // gives none.
    /// 192350032: Not described by Microsoft.
    #[option(label = "CanceledByProactiveService", desc = "")]
    CanceledByProactiveService = 192350032,
    /// 192350033: Not described by Microsoft.
    #[option(label = "ManuallyClosedConversation", desc = "")]
    ManuallyClosedConversation = 192350033,
    /// 192350034: One session was closed by hand.
    #[option(
        label = "ManuallyClosedSession",
        desc = "A single session was closed by hand; the conversation itself may stay open."
    )]
    ManuallyClosedSession = 192350034,
    /// 192350035: Not described by Microsoft.
    #[option(label = "AgentTransferToAgentGroup", desc = "")]
    AgentTransferToAgentGroup = 192350035,
    /// 192350036: An outside representative accepted.
    #[option(
        label = "ExternalAgentAccept",
        desc = "A representative of a partner or another outside organization accepted the conversation."
    )]
    ExternalAgentAccept = 192350036,
    /// 192350037: An outside representative declined.
    #[option(label = "ExternalAgentReject", desc = "An outside representative declined the conversation.")]
    ExternalAgentReject = 192350037,
    /// 192350038: Transferred to or from an outside representative.
    #[option(
        label = "ExternalAgentTransfer",
        desc = "The conversation was transferred to or from an outside representative."
    )]
    ExternalAgentTransfer = 192350038,
    /// 192350052: Not described by Microsoft.
    #[option(label = "MonitorDisconnected", desc = "")]
    MonitorDisconnected = 192350052,
    /// 192350054: The voice connection failed.
    #[option(
        label = "VoiceConnectivityProblem",
        desc = "The session ended because the voice connection failed."
    )]
    VoiceConnectivityProblem = 192350054,
    /// 192350055: The representative had as many sessions as allowed.
    #[option(
        label = "MaximumSessionsReached",
        desc = "The session could not go on because the representative already had the largest allowed number of sessions."
    )]
    MaximumSessionsReached = 192350055,
    /// 192350056: A voice call timed out.
    #[option(label = "CallTimedOut", desc = "A voice call ended because it timed out.")]
    CallTimedOut = 192350056,
    /// 192350061: The customer did not answer in time.
    #[option(
        label = "CustomerNonResponseTimeoutRule",
        desc = "A timeout rule applied: the customer did not answer within the configured time."
    )]
    CustomerNonResponseTimeoutRule = 192350061,
    /// 192350062: The representative did not answer in time.
    #[option(
        label = "AgentNonResponseTimeoutRule",
        desc = "A timeout rule applied: the representative did not answer within the configured time."
    )]
    AgentNonResponseTimeoutRule = 192350062,
    /// 192350063: The representative moved the conversation to waiting.
    #[option(
        label = "AgentMovedConversationToWaiting",
        desc = "The representative moved the conversation to the waiting state, which ended the active session."
    )]
    AgentMovedConversationToWaiting = 192350063,
    /// 192350064: Rejected because the representative refreshed the browser.
    #[option(
        label = "AutoRejectedDueToBrowserRefresh",
        desc = "The notification was rejected automatically because the representative refreshed the browser."
    )]
    AutoRejectedDueToBrowserRefresh = 192350064,
    /// 192350065: Rejected during an outbound call of the representative.
    #[option(
        label = "AutoRejectAsOutboundCallInProgress",
        desc = "The incoming conversation was rejected automatically because the representative was on an outbound call."
    )]
    AutoRejectAsOutboundCallInProgress = 192350065,
}
