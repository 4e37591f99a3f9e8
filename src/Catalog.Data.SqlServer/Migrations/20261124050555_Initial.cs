using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Catalog.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActivityEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Via = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectKind = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectKey = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Verb = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityEntries", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "ApiTokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    NameHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DomainId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastUsedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiTokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CertificationLevels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Rank = table.Column<int>(type: "int", nullable: false),
                    AssignableBy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificationLevels", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataContracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractId = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ContractIdHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Domain = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DataProduct = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Status = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    LatestVersion = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Fields = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataContracts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DatasetAliases",
                columns: table => new
                {
                    AliasNumber = table.Column<long>(type: "bigint", nullable: false),
                    DatasetNumber = table.Column<long>(type: "bigint", nullable: false),
                    Namespace = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DatasetAliases", x => new { x.AliasNumber, x.DatasetNumber });
                });

            migrationBuilder.CreateTable(
                name: "Datasets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Namespace = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    NameHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    TwinHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Datasets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DatasetSightings",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Facets = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Dropped = table.Column<bool>(type: "bit", nullable: false),
                    Touched = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DatasetSightings", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Domains",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    ParentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Domains", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Domains_Domains_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Domains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    StartedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Via = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AliveAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Created = table.Column<int>(type: "int", nullable: false),
                    Updated = table.Column<int>(type: "int", nullable: false),
                    Unchanged = table.Column<int>(type: "int", nullable: false),
                    Conflicts = table.Column<int>(type: "int", nullable: false),
                    Proposed = table.Column<int>(type: "int", nullable: false),
                    Skipped = table.Column<int>(type: "int", nullable: false),
                    Rejected = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Namespace = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    NameHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Touched = table.Column<long>(type: "bigint", nullable: false),
                    Facets = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Producer = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ProducerAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeyRedirects",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OldKeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    OldKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    TargetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyRedirects", x => new { x.Kind, x.OldKeyHash });
                });

            migrationBuilder.CreateTable(
                name: "LineageEdges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    To = table.Column<long>(type: "bigint", nullable: false),
                    FromDataset = table.Column<long>(type: "bigint", nullable: false),
                    ToDataset = table.Column<long>(type: "bigint", nullable: false),
                    Origins = table.Column<int>(type: "int", maxLength: 40, nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    JobNumber = table.Column<long>(type: "bigint", nullable: true),
                    LastRunId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Transformations = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Review = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ProposedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ProposedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProposedBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Pinned = table.Column<bool>(type: "bit", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    StaleSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Touched = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineageEdges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LineageFields",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    DatasetNumber = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineageFields", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "LineageLog",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Sender = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EventAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineageLog", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "LineageNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EdgeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DatasetNumber = table.Column<long>(type: "bigint", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    IsQuestion = table.Column<bool>(type: "bit", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    By = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineageNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LineagePositions",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineagePositions", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    HandledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Issuer = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IdentityHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reindexings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Done = table.Column<int>(type: "int", nullable: false),
                    Of = table.Column<int>(type: "int", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reindexings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RunDatasets",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DatasetNumber = table.Column<long>(type: "bigint", nullable: false),
                    Direction = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Facets = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunDatasets", x => new { x.RunId, x.DatasetNumber, x.Direction });
                });

            migrationBuilder.CreateTable(
                name: "Runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProducerId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    JobNumber = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FirstEventAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastEventAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Facets = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Runs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SchemaVersions",
                columns: table => new
                {
                    DatasetNumber = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    FieldCount = table.Column<int>(type: "int", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchemaVersions", x => new { x.DatasetNumber, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "SynonymSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SynonymSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TagDescriptions",
                columns: table => new
                {
                    TagHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Tag = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TagDescriptions", x => x.TagHash);
                });

            migrationBuilder.CreateTable(
                name: "ValidityPolicies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Values = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Why = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    AgreedWith = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SetBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ValidityPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ContractVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DataContractId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ApiVersion = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Conflicting = table.Column<bool>(type: "bit", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ContentHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Document = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ImportedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContractVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContractVersions_DataContracts_DataContractId",
                        column: x => x.DataContractId,
                        principalTable: "DataContracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GlossaryTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Definition = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    DomainId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Synonyms = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlossaryTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlossaryTerms_Domains_DomainId",
                        column: x => x.DomainId,
                        principalTable: "Domains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Teams",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DomainId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Teams", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Teams_Domains_DomainId",
                        column: x => x.DomainId,
                        principalTable: "Domains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    File = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Line = table.Column<int>(type: "int", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Findings = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportItems", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_ImportItems_ImportRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InboxItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    CauseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsTask = table.Column<bool>(type: "bit", nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Link = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxItems", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_InboxItems_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedSearches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LookedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Known = table.Column<byte[]>(type: "varbinary(4000)", maxLength: 4000, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedSearches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedSearches_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Watches",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Watches", x => new { x.PersonId, x.Kind, x.SubjectId });
                    table.ForeignKey(
                        name: "FK_Watches_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DataProducts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    DomainId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SourceId = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    SourceIdHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Title = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Usage = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Limitations = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    ProductVersion = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Status = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Lifecycle = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Archetype = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Visibility = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    EndDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Replacement = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CertificationLevelId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CertificationReason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    CertifiedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CertifiedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Links = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Support = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Contacts = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    SourceLeaves = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Curated = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProducts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataProducts_CertificationLevels_CertificationLevelId",
                        column: x => x.CertificationLevelId,
                        principalTable: "CertificationLevels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataProducts_Domains_DomainId",
                        column: x => x.DomainId,
                        principalTable: "Domains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataProducts_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoleAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TeamId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DomainId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    GivenBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleAssignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoleAssignments_Domains_DomainId",
                        column: x => x.DomainId,
                        principalTable: "Domains",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoleAssignments_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RoleAssignments_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PortName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OpenHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessRequests_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccessRequests_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CheckedSuites",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Suite = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ResultId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunTime = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RunTimes = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Evaluated = table.Column<int>(type: "int", nullable: false),
                    Loss = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Troubles = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckedSuites", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CheckedSuites_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DocumentationPages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Slug = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Markdown = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentationPages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DocumentationPages_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Favourites",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Favourites", x => new { x.PersonId, x.ProductId });
                    table.ForeignKey(
                        name: "FK_Favourites_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Favourites_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GateCounts",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Asker = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Minute = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Times = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GateCounts", x => new { x.ProductId, x.Minute, x.Asker, x.Verdict });
                    table.ForeignKey(
                        name: "FK_GateCounts_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Incidents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DetectedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    End = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Reasons = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OwnerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incidents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Incidents_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MatchRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DataSource = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Asset = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Suite = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MatchRules_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OwnershipProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Field = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    From = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    To = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Source = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ProposedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnershipProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwnershipProposals_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Ports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Direction = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PortVersion = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Type = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Tier = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Technology = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Format = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Location = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ContractId = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ContractIdHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Content = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Url = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Channel = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Tags = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    NamedDatasets = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ports_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProductSources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    SourceHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ContentHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    ApiVersion = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ImportedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductSources", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProductSources_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProductTags",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Tag = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductTags", x => new { x.ProductId, x.Tag });
                    table.ForeignKey(
                        name: "FK_ProductTags_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProductTerms",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TermKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductTerms", x => new { x.ProductId, x.TermKey });
                    table.ForeignKey(
                        name: "FK_ProductTerms_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProductValidities",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Own = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnSince = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    NextTurn = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ByHand = table.Column<bool>(type: "bit", nullable: false),
                    Verdicts = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Loss = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    JudgedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductValidities", x => x.ProductId);
                    table.ForeignKey(
                        name: "FK_ProductValidities_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProductViews",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductViews", x => new { x.ProductId, x.Day });
                    table.ForeignKey(
                        name: "FK_ProductViews_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ValidationResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PortId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Suite = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    DataSource = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Asset = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RunTime = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Success = table.Column<bool>(type: "bit", nullable: false),
                    Evaluated = table.Column<int>(type: "int", nullable: false),
                    Successful = table.Column<int>(type: "int", nullable: false),
                    NotRun = table.Column<int>(type: "int", nullable: false),
                    Loss = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Early = table.Column<bool>(type: "bit", nullable: false),
                    Marks = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    LineageRun = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ContentHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    SentBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Dismissed = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ValidationResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ValidationResults_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ValidityEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Own = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reasons = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Path = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ValidityEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ValidityEntries_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ValidityOverrides",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SetBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ValidityOverrides", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ValidityOverrides_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Grants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PortName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GrantedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ProvisionedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ProvisionedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    RevokedReason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WarnedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Grants_AccessRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "AccessRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Grants_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Grants_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentationRevisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Markdown = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    WrittenBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentationRevisions", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_DocumentationRevisions_DocumentationPages_PageId",
                        column: x => x.PageId,
                        principalTable: "DocumentationPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IncidentNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IncidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Reasons = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentNotes_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IncidentReaches",
                columns: table => new
                {
                    IncidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentReaches", x => new { x.IncidentId, x.ProductId });
                    table.ForeignKey(
                        name: "FK_IncidentReaches_DataProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "DataProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IncidentReaches_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortDatasets",
                columns: table => new
                {
                    PortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DatasetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortDatasets", x => new { x.PortId, x.DatasetId });
                    table.ForeignKey(
                        name: "FK_PortDatasets_Datasets_DatasetId",
                        column: x => x.DatasetId,
                        principalTable: "Datasets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PortDatasets_Ports_PortId",
                        column: x => x.PortId,
                        principalTable: "Ports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PortInputContracts",
                columns: table => new
                {
                    PortId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractIdHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    ContractId = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ContractVersion = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortInputContracts", x => new { x.PortId, x.ContractIdHash });
                    table.ForeignKey(
                        name: "FK_PortInputContracts_Ports_PortId",
                        column: x => x.PortId,
                        principalTable: "Ports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ValidationDocuments",
                columns: table => new
                {
                    ResultId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Expectations = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Findings = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    RunName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Checkpoint = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ValidationDocuments", x => x.ResultId);
                    table.ForeignKey(
                        name: "FK_ValidationDocuments_ValidationResults_ResultId",
                        column: x => x.ResultId,
                        principalTable: "ValidationResults",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "LineagePositions",
                columns: new[] { "Name", "Position", "Turn" },
                values: new object[,]
                {
                    { "append", 0L, 0L },
                    { "infer", 0L, 0L },
                    { "project", 0L, 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_OpenHash",
                table: "AccessRequests",
                column: "OpenHash",
                unique: true,
                filter: "[OpenHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_PersonId_PortId_State",
                table: "AccessRequests",
                columns: new[] { "PersonId", "PortId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_ProductId_State",
                table: "AccessRequests",
                columns: new[] { "ProductId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEntries_At",
                table: "ActivityEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEntries_PersonId_At",
                table: "ActivityEntries",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEntries_ProductId_At",
                table: "ActivityEntries",
                columns: new[] { "ProductId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEntries_SubjectId_At",
                table: "ActivityEntries",
                columns: new[] { "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_Hash",
                table: "ApiTokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_NameHash",
                table: "ApiTokens",
                column: "NameHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CertificationLevels_KeyHash",
                table: "CertificationLevels",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CheckedSuites_ProductId",
                table: "CheckedSuites",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_ContractVersions_DataContractId_Number",
                table: "ContractVersions",
                columns: new[] { "DataContractId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_DataContracts_ContractIdHash",
                table: "DataContracts",
                column: "ContractIdHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataContracts_UpdatedAt",
                table: "DataContracts",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_CertificationLevelId",
                table: "DataProducts",
                column: "CertificationLevelId");

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_DomainId_Key",
                table: "DataProducts",
                columns: new[] { "DomainId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_Key",
                table: "DataProducts",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_KeyHash",
                table: "DataProducts",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_Name_Key",
                table: "DataProducts",
                columns: new[] { "Name", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_SourceIdHash",
                table: "DataProducts",
                column: "SourceIdHash",
                unique: true,
                filter: "[SourceIdHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_TeamId",
                table: "DataProducts",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_DataProducts_UpdatedAt_Key",
                table: "DataProducts",
                columns: new[] { "UpdatedAt", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_DatasetAliases_DatasetNumber",
                table: "DatasetAliases",
                column: "DatasetNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Datasets_NameHash",
                table: "Datasets",
                column: "NameHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Datasets_Number",
                table: "Datasets",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Datasets_TwinHash",
                table: "Datasets",
                column: "TwinHash");

            migrationBuilder.CreateIndex(
                name: "IX_DatasetSightings_Touched",
                table: "DatasetSightings",
                column: "Touched");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentationPages_ProductId_Slug",
                table: "DocumentationPages",
                columns: new[] { "ProductId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DocumentationRevisions_PageId_Number",
                table: "DocumentationRevisions",
                columns: new[] { "PageId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Domains_KeyHash",
                table: "Domains",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Domains_ParentId",
                table: "Domains",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Favourites_ProductId",
                table: "Favourites",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_GateCounts_Minute",
                table: "GateCounts",
                column: "Minute");

            migrationBuilder.CreateIndex(
                name: "IX_GlossaryTerms_DomainId",
                table: "GlossaryTerms",
                column: "DomainId");

            migrationBuilder.CreateIndex(
                name: "IX_GlossaryTerms_KeyHash",
                table: "GlossaryTerms",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GlossaryTerms_Name",
                table: "GlossaryTerms",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_EndedAt_EndsAt",
                table: "Grants",
                columns: new[] { "EndedAt", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_PersonId_EndsAt",
                table: "Grants",
                columns: new[] { "PersonId", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_ProductId_EndsAt",
                table: "Grants",
                columns: new[] { "ProductId", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_RequestId",
                table: "Grants",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportItems_RunId_Position",
                table: "ImportItems",
                columns: new[] { "RunId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_StartedAt",
                table: "ImportRuns",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_Kind_CauseId",
                table: "InboxItems",
                columns: new[] { "Kind", "CauseId" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_PersonId_DoneAt_CreatedAt",
                table: "InboxItems",
                columns: new[] { "PersonId", "DoneAt", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_PersonId_Kind_CauseId",
                table: "InboxItems",
                columns: new[] { "PersonId", "Kind", "CauseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentNotes_IncidentId_At",
                table: "IncidentNotes",
                columns: new[] { "IncidentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentReaches_ProductId",
                table: "IncidentReaches",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ProductId_ClosedAt",
                table: "Incidents",
                columns: new[] { "ProductId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_Since",
                table: "Incidents",
                column: "Since");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_NameHash",
                table: "Jobs",
                column: "NameHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Number",
                table: "Jobs",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_Touched",
                table: "Jobs",
                column: "Touched");

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_ExpiresAt",
                table: "LineageEdges",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_From",
                table: "LineageEdges",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_FromDataset",
                table: "LineageEdges",
                column: "FromDataset");

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_Review_Kind",
                table: "LineageEdges",
                columns: new[] { "Review", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_StaleSince",
                table: "LineageEdges",
                column: "StaleSince");

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_To",
                table: "LineageEdges",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_ToDataset",
                table: "LineageEdges",
                column: "ToDataset");

            migrationBuilder.CreateIndex(
                name: "IX_LineageEdges_Touched",
                table: "LineageEdges",
                column: "Touched");

            migrationBuilder.CreateIndex(
                name: "IX_LineageFields_DatasetNumber",
                table: "LineageFields",
                column: "DatasetNumber");

            migrationBuilder.CreateIndex(
                name: "IX_LineageLog_Hash",
                table: "LineageLog",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_LineageLog_ReceivedAt",
                table: "LineageLog",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LineageNotes_DatasetNumber",
                table: "LineageNotes",
                column: "DatasetNumber");

            migrationBuilder.CreateIndex(
                name: "IX_LineageNotes_EdgeId",
                table: "LineageNotes",
                column: "EdgeId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchRules_ProductId",
                table: "MatchRules",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_EventId",
                table: "Outbox",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_HandledAt_Sequence",
                table: "Outbox",
                columns: new[] { "HandledAt", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_OwnershipProposals_ProductId_State",
                table: "OwnershipProposals",
                columns: new[] { "ProductId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_People_IdentityHash",
                table: "People",
                column: "IdentityHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_Name",
                table: "People",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_PortDatasets_DatasetId",
                table: "PortDatasets",
                column: "DatasetId");

            migrationBuilder.CreateIndex(
                name: "IX_PortInputContracts_ContractIdHash",
                table: "PortInputContracts",
                column: "ContractIdHash");

            migrationBuilder.CreateIndex(
                name: "IX_Ports_ContractIdHash_Direction",
                table: "Ports",
                columns: new[] { "ContractIdHash", "Direction" });

            migrationBuilder.CreateIndex(
                name: "IX_Ports_ProductId_Position",
                table: "Ports",
                columns: new[] { "ProductId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_ProductSources_ProductId_SourceHash",
                table: "ProductSources",
                columns: new[] { "ProductId", "SourceHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProductTags_Tag",
                table: "ProductTags",
                column: "Tag");

            migrationBuilder.CreateIndex(
                name: "IX_ProductTerms_TermKey",
                table: "ProductTerms",
                column: "TermKey");

            migrationBuilder.CreateIndex(
                name: "IX_ProductValidities_NextTurn",
                table: "ProductValidities",
                column: "NextTurn");

            migrationBuilder.CreateIndex(
                name: "IX_RoleAssignments_DomainId",
                table: "RoleAssignments",
                column: "DomainId");

            migrationBuilder.CreateIndex(
                name: "IX_RoleAssignments_PersonId",
                table: "RoleAssignments",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RoleAssignments_TeamId",
                table: "RoleAssignments",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_RunDatasets_DatasetNumber_At",
                table: "RunDatasets",
                columns: new[] { "DatasetNumber", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Runs_JobNumber_LastEventAt",
                table: "Runs",
                columns: new[] { "JobNumber", "LastEventAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Runs_ProducerId",
                table: "Runs",
                column: "ProducerId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedSearches_LookedAt",
                table: "SavedSearches",
                column: "LookedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SavedSearches_PersonId_Name",
                table: "SavedSearches",
                columns: new[] { "PersonId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SynonymSets_KeyHash",
                table: "SynonymSets",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Teams_DomainId",
                table: "Teams",
                column: "DomainId");

            migrationBuilder.CreateIndex(
                name: "IX_Teams_KeyHash",
                table: "Teams",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ValidationResults_ContentHash_PortId",
                table: "ValidationResults",
                columns: new[] { "ContentHash", "PortId" },
                unique: true,
                filter: "[PortId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ValidationResults_PortId_RunTime",
                table: "ValidationResults",
                columns: new[] { "PortId", "RunTime" });

            migrationBuilder.CreateIndex(
                name: "IX_ValidationResults_ProductId_RunTime",
                table: "ValidationResults",
                columns: new[] { "ProductId", "RunTime" });

            migrationBuilder.CreateIndex(
                name: "IX_ValidityEntries_ProductId_At",
                table: "ValidityEntries",
                columns: new[] { "ProductId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ValidityOverrides_ProductId_SetAt",
                table: "ValidityOverrides",
                columns: new[] { "ProductId", "SetAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ValidityPolicies_SubjectId_SetAt",
                table: "ValidityPolicies",
                columns: new[] { "SubjectId", "SetAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Watches_SubjectId_Kind",
                table: "Watches",
                columns: new[] { "SubjectId", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ActivityEntries");

            migrationBuilder.DropTable(
                name: "ApiTokens");

            migrationBuilder.DropTable(
                name: "CheckedSuites");

            migrationBuilder.DropTable(
                name: "ContractVersions");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DatasetAliases");

            migrationBuilder.DropTable(
                name: "DatasetSightings");

            migrationBuilder.DropTable(
                name: "DocumentationRevisions");

            migrationBuilder.DropTable(
                name: "Favourites");

            migrationBuilder.DropTable(
                name: "GateCounts");

            migrationBuilder.DropTable(
                name: "GlossaryTerms");

            migrationBuilder.DropTable(
                name: "Grants");

            migrationBuilder.DropTable(
                name: "ImportItems");

            migrationBuilder.DropTable(
                name: "InboxItems");

            migrationBuilder.DropTable(
                name: "IncidentNotes");

            migrationBuilder.DropTable(
                name: "IncidentReaches");

            migrationBuilder.DropTable(
                name: "Jobs");

            migrationBuilder.DropTable(
                name: "KeyRedirects");

            migrationBuilder.DropTable(
                name: "LineageEdges");

            migrationBuilder.DropTable(
                name: "LineageFields");

            migrationBuilder.DropTable(
                name: "LineageLog");

            migrationBuilder.DropTable(
                name: "LineageNotes");

            migrationBuilder.DropTable(
                name: "LineagePositions");

            migrationBuilder.DropTable(
                name: "MatchRules");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "OwnershipProposals");

            migrationBuilder.DropTable(
                name: "PortDatasets");

            migrationBuilder.DropTable(
                name: "PortInputContracts");

            migrationBuilder.DropTable(
                name: "ProductSources");

            migrationBuilder.DropTable(
                name: "ProductTags");

            migrationBuilder.DropTable(
                name: "ProductTerms");

            migrationBuilder.DropTable(
                name: "ProductValidities");

            migrationBuilder.DropTable(
                name: "ProductViews");

            migrationBuilder.DropTable(
                name: "Reindexings");

            migrationBuilder.DropTable(
                name: "RoleAssignments");

            migrationBuilder.DropTable(
                name: "RunDatasets");

            migrationBuilder.DropTable(
                name: "Runs");

            migrationBuilder.DropTable(
                name: "SavedSearches");

            migrationBuilder.DropTable(
                name: "SchemaVersions");

            migrationBuilder.DropTable(
                name: "SynonymSets");

            migrationBuilder.DropTable(
                name: "TagDescriptions");

            migrationBuilder.DropTable(
                name: "ValidationDocuments");

            migrationBuilder.DropTable(
                name: "ValidityEntries");

            migrationBuilder.DropTable(
                name: "ValidityOverrides");

            migrationBuilder.DropTable(
                name: "ValidityPolicies");

            migrationBuilder.DropTable(
                name: "Watches");

            migrationBuilder.DropTable(
                name: "DataContracts");

            migrationBuilder.DropTable(
                name: "DocumentationPages");

            migrationBuilder.DropTable(
                name: "AccessRequests");

            migrationBuilder.DropTable(
                name: "ImportRuns");

            migrationBuilder.DropTable(
                name: "Incidents");

            migrationBuilder.DropTable(
                name: "Datasets");

            migrationBuilder.DropTable(
                name: "Ports");

            migrationBuilder.DropTable(
                name: "ValidationResults");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "DataProducts");

            migrationBuilder.DropTable(
                name: "CertificationLevels");

            migrationBuilder.DropTable(
                name: "Teams");

            migrationBuilder.DropTable(
                name: "Domains");
        }
    }
}
